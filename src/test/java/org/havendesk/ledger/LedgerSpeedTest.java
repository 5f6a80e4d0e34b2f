package org.havendesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.havendesk.db.TestDatabases;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain is walked in moments; {@code -Dhavendesk.ledger.entries=1000000} walks a long one. */
class LedgerSpeedTest {
    private static final int ENTRIES = Integer.getInteger("havendesk.ledger.entries", 20_000);

    /** Far below what it does on an idle machine: it holds that no statement is sent for each entry. */
    private static final int SLOWEST_PER_SECOND = 10_000;

    @Test
    void entriesAreWalkedFastAndWhatCameSinceFasterStill(@TempDir Path folder) {
        try (var databases = TestDatabases.fresh()) {
            var desk = databases.desk();
            desk.execute(
                    "select count(desk.ledger_append('person', (n % 40)::text, 'look', 'case', n::text,"
                            + " case when n % 10 = 0 then 'to review' end, null, '{\"messages\":11,\"version\":3}', 'abcdef'))"
                            + " from generate_series(1, ?) n",
                    ENTRIES);
            var verifier = new LedgerVerifier(desk, new LedgerAnchor(folder.resolve("head")));
            Instant begin = Instant.now();
            var whole = (Verdict.Intact) verifier.verify();
            Duration took = Duration.between(begin, Instant.now());
            assertThat(whole.entries()).isEqualTo(ENTRIES);
            desk.transaction(tx -> Ledger.append(tx.dsl(), Entry.of(new Actor.Job("test"), "try", "test", 1)));
            begin = Instant.now();
            var since = (Verdict.Intact) verifier.verifyAfter(whole.entries(), whole.seal());
            Duration sinceTook = Duration.between(begin, Instant.now());
            long perSecond = ENTRIES * 1000L / Math.max(1, took.toMillis());
            System.out.printf(
                    "ledger: %,d entries walked in %d ms, %,d a second; what came since in %d ms%n",
                    ENTRIES, took.toMillis(), perSecond, sinceTook.toMillis());
            assertThat(since.entries()).isEqualTo(ENTRIES + 1L);
            assertThat(perSecond).isGreaterThan(SLOWEST_PER_SECOND);
            assertThat(sinceTook).isLessThan(took);
        }
    }
}
