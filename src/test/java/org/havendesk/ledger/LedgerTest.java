package org.havendesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.havendesk.db.TestDatabases;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain holds, and what a superuser does to it is found and named. */
class LedgerTest {
    private final TestDatabases databases = TestDatabases.fresh();
    private final DSLContext desk = databases.desk();

    @TempDir
    private Path folder;

    private LedgerAnchor anchor;

    @BeforeEach
    void twentyEntries() {
        anchor = new LedgerAnchor(folder.resolve("ledger-head"));
        for (int i = 1; i <= 20; i++) {
            Entry entry = Entry.of(new Actor.Person(7), "claim", "case", i)
                    .because(i % 3 == 0 ? "naïve – “grün” " + i : null)
                    .after(i % 2 == 0 ? Map.of("version", i, "detail", "x") : Map.of());
            desk.transaction(tx -> Ledger.append(tx.dsl(), entry));
        }
        anchor.update(desk);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void anUntouchedChainIsIntact() {
        assertIntact(verify(), 20);
    }

    @Test
    void anEmptyLedgerIsIntact() {
        try (var fresh = TestDatabases.fresh()) {
            assertIntact(new LedgerVerifier(fresh.desk(), new LedgerAnchor(folder.resolve("none"))).verify(), 0);
        }
    }

    @Test
    void aRolledBackActLeavesNoEntryAndNoGap() {
        try {
            desk.transaction(tx -> {
                Ledger.append(tx.dsl(), Entry.of(new Actor.Person(7), "claim", "case", 99));
                throw new IllegalStateException("the act failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the act failed");
        }
        desk.transaction(tx -> Ledger.append(tx.dsl(), Entry.of(new Actor.Person(7), "claim", "case", 21)));
        assertIntact(verify(), 21);
    }

    @Test
    void manyWritersAtOnceKeepOneChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> desk.transactionResult(
                            tx -> Ledger.append(tx.dsl(), Entry.of(new Actor.Rule("race"), "try", "test", i)))))
                    .toList();
            for (var result : results) {
                result.get();
            }
        }
        assertIntact(verify(), 220);
    }

    @Test
    void everyChangedColumnIsFoundAndTheRowIsNamed() throws Exception {
        String[] changes = {
            "at = at + interval '1 microsecond'", "actor_kind = 'rule'", "actor = '8'", "verb = 'release'",
                    "object_kind = 'x'",
            "object_id = '77'", "reason = 'other'", "before = '{\"a\":1}'", "after = '{\"version\": 13}'",
                    "request_id = 'r'",
            "hash = sha256('x')", "previous_hash = sha256('x')", "actor = 'claim', verb = '7'"
        };
        for (String change : changes) {
            asSuperuser("update desk.ledger_entry set " + change + " where entry_id = 12");
            assertThat(verify()).as(change).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(
                            broken.entryId())
                    .isEqualTo(12));
            restore();
        }
        assertIntact(verify(), 20);
    }

    @Test
    void aMissingEntryAReorderingAndATruncationAreFound() throws Exception {
        asSuperuser("delete from desk.ledger_entry where entry_id = 5");
        assertThat(verify()).isEqualTo(new Verdict.Broken(5, Fault.MISSING, 0));
        restore();
        asSuperuser("update desk.ledger_entry set entry_id = -entry_id where entry_id in (8, 9);"
                + "update desk.ledger_entry set entry_id = case entry_id when -8 then 9 else 8 end where entry_id < 0");
        assertThat(verify()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.entryId())
                .isEqualTo(8));
        restore();
        asSuperuser(
                "delete from desk.ledger_entry where entry_id > 15;"
                        + "update desk.ledger_head set entry_id = 15, hash = (select hash from desk.ledger_entry where entry_id = 15)");
        assertThat(verify()).isEqualTo(new Verdict.Broken(16, Fault.CUT_OFF, 20));
    }

    @Test
    void verifyingBesideWritersRaisesNoFalseAlarm() throws Exception {
        var stop = new java.util.concurrent.atomic.AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int writer = 0; writer < 2; writer++) {
                threads.submit(() -> {
                    while (!stop.get()) {
                        desk.transaction(
                                tx -> Ledger.append(tx.dsl(), Entry.of(new Actor.Rule("busy"), "try", "test", 1)));
                    }
                });
            }
            try {
                for (int i = 0; i < 60; i++) {
                    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
                }
            } finally {
                stop.set(true); // or closing the threads would wait for them for ever
            }
        }
    }

    @Test
    void theFileOutsideKeepsItsProofWhenTheLedgerGrowsAgainAfterATruncation() throws Exception {
        asSuperuser(
                "delete from desk.ledger_entry where entry_id > 15;"
                        + "update desk.ledger_head set entry_id = 15, hash = (select hash from desk.ledger_entry where entry_id = 15)");
        for (int i = 0; i < 8; i++) {
            desk.transaction(tx -> Ledger.append(tx.dsl(), Entry.of(new Actor.Rule("after"), "try", "test", 1)));
        }
        assertThatThrownBy(() -> anchor.update(desk)).hasMessageContaining("entry 20 is not in the ledger as it was");
        assertThat(verify()).isEqualTo(new Verdict.Broken(20, Fault.COMPUTED_ANEW, 0));
    }

    @Test
    void aChainComputedAnewIsFoundByTheFileOutside() throws Exception {
        Files.writeString(folder.resolve("ledger-head"), "20 " + "ab".repeat(32) + "\n");
        assertThat(verify()).isEqualTo(new Verdict.Broken(20, Fault.COMPUTED_ANEW, 0));
    }

    @Test
    void randomDamageIsAlwaysFound() throws Exception {
        var random = new Random(4711);
        for (int i = 0; i < 40; i++) {
            int victim = 1 + random.nextInt(20);
            String damage =
                    switch (random.nextInt(3)) {
                        case 0 -> "delete from desk.ledger_entry where entry_id = " + victim;
                        case 1 ->
                            "update desk.ledger_entry set object_id = object_id || '0' where entry_id = " + victim;
                        default -> "delete from desk.ledger_entry where entry_id >= " + victim;
                    };
            asSuperuser(damage);
            assertThat(verify()).as(damage).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(
                            broken.entryId())
                    .isEqualTo(victim));
            restore();
        }
    }

    private static void assertIntact(Verdict verdict, long entries) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.entries())
                .isEqualTo(entries));
    }

    private Verdict verify() {
        return new LedgerVerifier(desk, anchor).verify();
    }

    /** What triggers would refuse, done by somebody who can switch them off; a copy is kept to restore. */
    private void asSuperuser(String statements) throws Exception {
        try (var superuser = databases.deskSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("drop table if exists public.kept; create table public.kept as table desk.ledger_entry;"
                    + "drop table if exists public.kept_head; create table public.kept_head as table desk.ledger_head");
            statement.execute("set session_replication_role = replica");
            statement.execute(statements);
        }
    }

    private void restore() throws Exception {
        try (var superuser = databases.deskSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from desk.ledger_entry; insert into desk.ledger_entry table public.kept;"
                    + "delete from desk.ledger_head; insert into desk.ledger_head table public.kept_head");
        }
    }
}
