package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** Transactions that let go before they are on disk, on a server with the settings of an installation. */
@Timeout(120)
class GroupCommitTest {
    private static final Path DATA = Path.of("target", "group-commit-test", "data");
    private static final int WRITERS = 8;
    private static final int BEFORE_THE_KILL = 400;

    @BeforeAll
    static void emptyFolder() {
        FileSystemUtils.deleteRecursively(DATA.toFile());
    }

    @AfterAll
    static void leaveNothingRunning() {
        Postmaster.stop(DataFolder.at(DATA).postgres());
    }

    /** Whoever was told that it is done finds it after a kill of every process of the server; the chain holds. */
    @RepeatedTest(2)
    void whatWasAcknowledgedStandsAfterTheServerWasKilled() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none());
                var pool = pool(databases)) {
            DSLContext desk = GroupCommit.on(pool);
            var enough = new CountDownLatch(BEFORE_THE_KILL);
            try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    writers.submit(() -> {
                        while (true) { // until the server is gone
                            acknowledged.add(desk.transactionResult(tx -> Ledger.append(tx.dsl(), entry(number))));
                            enough.countDown();
                        }
                    });
                }
                assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
                killEverything();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            DSLContext desk = databases.desk();
            assertThat(desk.select(LEDGER_ENTRY.ENTRY_ID).from(LEDGER_ENTRY).fetchSet(LEDGER_ENTRY.ENTRY_ID))
                    .containsAll(acknowledged);
            assertThat(new LedgerVerifier(desk, new LedgerAnchor(DATA.resolve("none"))).verify())
                    .isInstanceOf(LedgerVerifier.Verdict.Intact.class);
        }
    }

    @Test
    void onlyTheTransactionThatAsksLetsGoEarlier() {
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none());
                var pool = pool(databases)) {
            pool.setMaximumPoolSize(1);
            DSLContext desk = GroupCommit.on(pool);
            List<String> during = desk.transactionResult(tx -> {
                String before = commits(tx.dsl());
                Ledger.append(tx.dsl(), entry(1));
                return List.of(before, commits(tx.dsl()));
            });
            assertThat(during).containsExactly("on", "off");
            assertThat(commits(desk)).isEqualTo("on");
            assertThat((String) desk.transactionResult(tx -> commits(tx.dsl()))).isEqualTo("on");
            DSLContext alone = databases.desk(); // as commands have it
            assertThat((String) alone.transactionResult(tx -> {
                        Ledger.append(tx.dsl(), entry(1));
                        return commits(tx.dsl());
                    }))
                    .isEqualTo("on");
        }
    }

    @Test
    void whatIsTakenBackIsNotThereWithinAnotherTransactionOrAlone() {
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none());
                var pool = pool(databases)) {
            DSLContext desk = GroupCommit.on(pool);
            int before = desk.fetchCount(LEDGER_ENTRY);
            assertThatThrownBy(() -> desk.transaction(tx -> {
                        Ledger.append(tx.dsl(), entry(1));
                        throw new IllegalStateException("taken back");
                    }))
                    .hasMessage("taken back");
            desk.transaction(outer -> {
                Ledger.append(outer.dsl(), entry(2));
                assertThatThrownBy(() -> outer.dsl().transaction(inner -> {
                            Ledger.append(inner.dsl(), entry(3));
                            throw new IllegalStateException("taken back");
                        }))
                        .hasMessage("taken back");
                outer.dsl().transaction(inner -> Ledger.append(inner.dsl(), List.of(entry(4), entry(5))));
            });
            assertThat(desk.fetchCount(LEDGER_ENTRY)).isEqualTo(before + 3);
        }
    }

    private static String commits(DSLContext desk) {
        return desk.fetchSingle("show synchronous_commit").get(0, String.class);
    }

    private static Entry entry(int writer) {
        return Entry.of(new Actor.Person(writer), "claim", "case", 1001);
    }

    private static HikariDataSource pool(Databases databases) {
        var properties = databases.properties();
        return Pools.of(
                "group-commit-test",
                properties.get("havendesk.desk.url").toString(),
                new Credentials(
                        properties.get("havendesk.desk.app.user").toString(),
                        properties.get("havendesk.desk.app.password").toString()),
                WRITERS,
                Duration.ofSeconds(10));
    }

    private static void killEverything() throws IOException {
        long pid =
                Long.parseLong(Files.readAllLines(DataFolder.at(DATA).postgres().resolve("postmaster.pid"))
                        .getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
