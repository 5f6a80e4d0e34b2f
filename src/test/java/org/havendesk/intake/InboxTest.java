package org.havendesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What sources send waits in the inbox, whether or not the chat store can be read, and is taken once. */
class InboxTest {
    private final TestDesk desk = new TestDesk();
    private final Inbox inbox = new Inbox(desk.databases.chat());
    private long source;

    @BeforeEach
    void aSourceAndAMember() {
        desk.room("circle");
        desk.member("finch", "copperfinch");
        desk.message("m1", "circle", "finch", Duration.ofMinutes(5), "words");
        var tomas = desk.person("Tomas Ruiz", Roles.ADMIN);
        source = desk.desk
                .fetchSingle(
                        "insert into desk.api_source (name, scopes, token_hash, signing_key, hint, made_by)"
                                + " values ('bot', '{reports}', sha256('a'), sha256('b'), 'abcd', ?) returning source_id",
                        tomas.accountId())
                .get(0, Long.class);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whileTheChatStoreCannotBeAskedNothingIsCalledUnknown() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/chat");
        var deaf = new Inbox(DSL.using(nowhere, SQLDialect.POSTGRES));
        assertThat(inbox.unknown(report("r1", "m1", "nobody"))).containsExactly("member");
        assertThat(deaf.unknown(report("r1", "m1", "nobody"))).isEmpty();
        assertThat(inbox.unknown(report("r1", "m99", null))).containsExactly("message");
        assertThat(inbox.unknown(report("r1", "m99", "finch"))).isEmpty();
    }

    @Test
    void whatCameMeanwhileAndNamesNobodyIsQuarantinedAndTheRestIsTaken() {
        put(report("r1", "m1", "nobody"));
        put(report("r2", "m1", null));
        put(report("r3", "m99", null));
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.desk.fetchValues("select record_id || ': ' || error from desk.quarantine order by record_id"))
                .isEqualTo(List.of(
                        "api:" + source + ":r1: the member that it names is not in the chat store",
                        "api:" + source + ":r3: the message that it names is not in the chat store"));
        assertThat(desk.intake.drain()).isZero();
    }

    @Test
    void theSameIsKeptOnceAndOtherContentUnderItsIdNotAtAll() {
        var first = desk.desk.transactionResult(
                tx -> inbox.put(tx.dsl(), source, report("r1", "m1", null), new byte[] {1}));
        var second = desk.desk.transactionResult(
                tx -> inbox.put(tx.dsl(), source, report("r1", "m1", null), new byte[] {1}));
        assertThat(first.orElseThrow().fresh()).isTrue();
        assertThat(second.orElseThrow()).isEqualTo(new Inbox.Kept(first.get().receivedAt(), false));
        assertThat(desk.desk.<Boolean>transactionResult(
                        tx -> inbox.put(tx.dsl(), source, report("r1", "m1", "finch"), new byte[] {2})
                                .isEmpty()))
                .isTrue();
    }

    @Test
    void twoNodesTakeEachReportOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            put(report("r" + i, "m1", null));
        }
        Callable<Integer> node = () -> new Intake(desk.desk, desk.databases.chat()).drain();
        try (var nodes = Executors.newFixedThreadPool(2)) {
            int taken = 0;
            for (Future<Integer> future : nodes.invokeAll(List.of(node, node))) {
                taken += future.get();
            }
            assertThat(taken).isEqualTo(30);
        }
        assertThat(desk.desk.fetchValue("select reports from desk.cases")).isEqualTo(30);
    }

    @Test
    void aLowerNumberThatIsCommittedLateIsNotLost() {
        desk.desk.transaction(tx -> {
            inbox.put(tx.dsl(), source, report("late", "m1", null), new byte[] {1});
            put(report("early", "m1", null)); // on another connection, committed first
            assertThat(desk.intake.drain()).isEqualTo(1);
        });
        assertThat(desk.intake.drain()).isEqualTo(1);
        assertThat(desk.desk.fetchValue("select count(*)::int from desk.report"))
                .isEqualTo(2);
    }

    @Test
    void aReportAboutNothingAndACheckInWithoutAnswersCannotBeMade() {
        assertThatThrownBy(() -> report("r1", null, null)).hasMessageContaining("neither a message");
        assertThatThrownBy(() -> new NewCheckIn("c1", "finch", null, "phq-9", "before", null, null, Instant.EPOCH))
                .hasMessageContaining("neither items nor a score");
    }

    private void put(NewReport report) {
        desk.desk.transaction(tx -> inbox.put(tx.dsl(), source, report, new byte[] {0}));
    }

    private static NewReport report(String id, String message, String member) {
        return new NewReport(id, message, null, member, null, "abuse", null, null, Instant.now());
    }
}
