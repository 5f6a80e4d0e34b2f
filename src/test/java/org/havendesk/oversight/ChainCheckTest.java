package org.havendesk.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.havendesk.access.Person;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Fault;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job walks on from where it was, from the beginning when it has to, and tells what it finds until it is mended. */
class ChainCheckTest {
    private final TestDesk desk = new TestDesk();
    private final Person priya = desk.supervisor("Priya");

    @TempDir
    private Path folder;

    private LedgerAnchor anchor;
    private ChainCheckJob job;
    private ChainChecks checks;

    @BeforeEach
    void tenEntries() {
        anchor = new LedgerAnchor(folder.resolve("ledger-head"));
        var verifier = new LedgerVerifier(desk.desk, anchor);
        job = new ChainCheckJob(desk.desk, verifier);
        checks = new ChainChecks(desk.desk, verifier);
        write(10);
        anchor.update(desk.desk);
        job.runIfDue();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aChainThatHoldsIsSaidToHoldWithTheTimeOfTheLook() {
        ChainState state = checks.state();
        assertThat(state.broken()).isNull();
        assertThat(state.entries()).isEqualTo(10);
        assertThat(state.total()).isEqualTo(10);
        assertThat(state.checkedAt()).isNotNull().isAfterOrEqualTo(state.wholeAt());
        assertThat(state.seal()).matches("[0-9a-f]{64}");
    }

    @Test
    void itIsNotDueAgainBeforeItsTimeAndThenWalksOnlyOn() throws Exception {
        write(5);
        job.runIfDue();
        assertThat(checks.state().entries()).as("not due yet").isEqualTo(10);
        damage("update desk.ledger_entry set verb = 'x' where entry_id = 3"); // before where it walks on
        due();
        assertThat(checks.state().entries()).isEqualTo(15);
        damage("update desk.ledger_entry set verb = 'x' where entry_id = 15");
        write(1);
        due();
        assertThat(checks.state().broken())
                .as("the whole chain is walked once a day only")
                .isNull();
        desk.databases.deskOwner().execute("update desk.ledger_check set whole_at = now() - interval '25 hours'");
        due();
        assertThat(checks.state().broken().entryId()).isEqualTo(3);
    }

    @Test
    void whatWasChangedSinceIsFoundByTheNextLook() throws Exception {
        write(3);
        damage("update desk.ledger_entry set reason = 'other' where entry_id = 12");
        due();
        assertThat(checks.state().broken())
                .satisfies(broken -> assertThat(broken.entryId()).isEqualTo(12))
                .satisfies(broken -> assertThat(broken.fault()).isEqualTo(Fault.CHANGED.key()));
        assertThat(checks.faultOf(12)).contains(Fault.CHANGED);
        assertThat(checks.faultOf(11)).isEmpty();
    }

    @Test
    void aTruncationIsFoundByTheFileOutside() throws Exception {
        damage("delete from desk.ledger_entry where entry_id > 8; update desk.ledger_head set entry_id = 8,"
                + " hash = (select hash from desk.ledger_entry where entry_id = 8)");
        due();
        assertThat(checks.state().broken().fault()).isEqualTo(Fault.CUT_OFF.key());
        assertThat(checks.state().broken().other()).isEqualTo(10);
    }

    @Test
    void askingWalksFromTheBeginningAtOnceAndIsAnEntry() throws Exception {
        damage("update desk.ledger_entry set verb = 'x' where entry_id = 2");
        checks.ask(priya);
        assertThat(checks.state().isAsked()).isTrue();
        job.runIfDue();
        assertThat(checks.state().isAsked()).isFalse();
        assertThat(checks.state().broken().entryId()).isEqualTo(2);
        assertThat(verbs()).contains("check_chain", "chain_broken");
    }

    @Test
    void itIsToldOnceAndTakenBackWhenItIsMended() throws Exception {
        damage("update desk.ledger_entry set verb = 'x' where entry_id = 2");
        checks.ask(priya);
        job.runIfDue();
        var since = checks.state().broken().since();
        due();
        assertThat(checks.state().broken().since()).isEqualTo(since);
        assertThat(verbs()).containsOnlyOnce("chain_broken");
        damage("update desk.ledger_entry set verb = 'claim' where entry_id = 2");
        due();
        assertThat(checks.state().broken()).isNull();
        assertThat(verbs()).containsOnlyOnce("chain_holds");
    }

    /** As if the time of the next look had come. */
    private void due() {
        desk.databases.deskOwner().execute("update desk.ledger_check set checked_at = now() - interval '6 minutes'");
        job.runIfDue();
    }

    private java.util.List<String> verbs() {
        return new Entries(desk.desk, new Settings(desk.desk))
                        .page(LedgerFilter.of(java.util.Map.of("kind", java.util.List.of("ledger"))), null, priya)
                        .lines()
                        .stream()
                        .map(LedgerLine::verb)
                        .toList();
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            desk.desk.transaction(tx -> Ledger.append(tx.dsl(), Entry.of(priya.actor(), "claim", "case", 1)));
        }
    }

    private void damage(String statements) throws Exception {
        try (var superuser = desk.databases.deskSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica; " + statements);
        }
    }
}
