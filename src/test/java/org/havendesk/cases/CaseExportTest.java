package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue as a file. */
class CaseExportTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");

    @BeforeEach
    void threeCases() {
        desk.caseAbout("finch", "abuse");
        desk.caseAbout("robin", "spam");
        desk.caseAbout("heron", "worry");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void columnsStandInOrderAndRowsInTheQueuesOrderUnderAliases() throws IOException {
        List<String> lines = lines(QueueFilter.ALL);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "case_id,path,tier,state,category,alias,program,reports,reported_at,due_at,first_look_at,decided_at,outcome");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("care,immediate,open,worry,");
        assertThat(lines.get(2)).contains("conduct,urgent,open,abuse,");
        assertThat(lines.get(3)).contains("conduct,routine,open,spam,");
        assertThat(lines.get(1))
                .matches(".*,worry,[A-Z][a-z]+ [A-Z][a-z]+ [2-9A-Z]{3},,1,\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z,.*");
        assertThat(String.join("\n", lines)).doesNotContain("heron").doesNotContain("handle");
    }

    @Test
    void theFilterLimitsTheRows() throws IOException {
        assertThat(lines(QueueFilter.ALL.withTiers(java.util.Set.of(Tier.ROUTINE))))
                .hasSize(2);
    }

    @Test
    void aDecidedCaseLeavesTheQueuesFileAndStaysInTheOperators() throws IOException {
        long id = desk.caseOf("robin");
        desk.reviews.open(id, null, mira);
        desk.decide(id, mira, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        assertThat(lines(QueueFilter.ALL)).hasSize(3);
        var out = new ByteArrayOutputStream();
        assertThat(desk.export.writeAll(QueueFilter.ALL, "export cases", false, out))
                .isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(id + ",conduct,routine,closed,spam,")
                .contains(",no_action\r\n");
    }

    @Test
    void theLedgerKnowsWhoExportedWhatAndThatItWasWhole() throws IOException {
        lines(QueueFilter.ALL.withTiers(java.util.Set.of(Tier.ROUTINE)));
        var entries = desk.desk.fetch(
                "select verb, actor, after::text from desk.ledger_entry where verb like 'export%' order by entry_id");
        assertThat(entries.get(0).get(0)).isEqualTo("export");
        assertThat(entries.get(0).get(2, String.class)).contains("routine");
        assertThat(entries.get(1).get(0)).isEqualTo("export_done");
        assertThat(entries.get(1).get(2, String.class)).contains("\"rows\":1");
    }

    @Test
    void aBrokenTransferIsAnErrorAndNotAWholeFile() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the reader went away");
            }
        };
        assertThatThrownBy(() -> desk.export.writeQueue(QueueFilter.ALL, mira, false, broken))
                .hasStackTraceContaining("the reader went away");
        assertThat(desk.desk.fetchCount(
                        org.havendesk.db.desk.Tables.LEDGER_ENTRY,
                        org.havendesk.db.desk.Tables.LEDGER_ENTRY.VERB.eq("export_done")))
                .isZero();
    }

    private List<String> lines(QueueFilter filter) throws IOException {
        var out = new ByteArrayOutputStream();
        desk.export.writeQueue(filter, mira, false, out);
        return List.of(out.toString(StandardCharsets.UTF_8).split("\r\n"));
    }
}
