package org.havendesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.havendesk.archive.ArchiveImport;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.Test;

/** The reports of a real archive, from the folder {@code havendesk.shared}, by default {@code ../shared/data}. */
class RealReportsTest {
    private static final Path ARCHIVE =
            Path.of(System.getProperty("havendesk.shared", "../shared/data")).resolve("convabuse.jsonl.gz");

    @Test
    void aThousandFiveHundredAndFiveReportsFoldInto661Cases() throws Exception {
        assumeTrue(Files.exists(ARCHIVE), () -> "skipped: " + ARCHIVE + " is not there");
        try (var desk = new TestDesk()) {
            load(desk);
            assertThat(desk.intake.drain()).isEqualTo(1505);
            assertThat(exported(desk)).hasSize(662);
            load(desk);
            assertThat(desk.intake.drain()).isZero();
            assertThat(exported(desk)).hasSize(662);
            assertThat(desk.desk
                            .fetchSingle("select sum(reports) from desk.cases")
                            .get(0, Integer.class))
                    .isEqualTo(1505);
            assertThat(desk.desk
                            .fetchSingle(
                                    "select count(*) from desk.cases where path = 'conduct' and tier = 2 and not needs_sorting")
                            .get(0, Integer.class))
                    .isEqualTo(661);
            assertThat(desk.desk
                            .fetchSingle("select count(*) from desk.quarantine")
                            .get(0, Integer.class))
                    .isZero();
            assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        }
    }

    private static void load(TestDesk desk) throws Exception {
        try (var in = Files.newInputStream(ARCHIVE)) {
            new ArchiveImport(desk.databases.chatOwnerSource(), progress -> {}).run(in);
        }
    }

    private static String[] exported(TestDesk desk) throws Exception {
        var out = new ByteArrayOutputStream();
        desk.export.writeAll(QueueFilter.ALL, "test", false, out);
        return out.toString(StandardCharsets.UTF_8).split("\r\n");
    }
}
