package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the member writes after a contact brings the case back, once, and stands in it. */
class RepliesTest {
    private static final Duration UNDO = Duration.ofSeconds(11);

    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private final org.jooq.DSLContext owner = desk.databases.deskOwner();
    private long caseId;

    @BeforeEach
    void aWorryingCase() {
        caseId = desk.caseAbout("heron", "worry");
        desk.room("garden");
    }

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void theFirstMessageAfterTheContactBringsTheCaseBackToItsBand() {
        contact();
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.WAITING);
        int version = desk.version(caseId, mira);
        desk.message("r1", "garden", "heron", Duration.ZERO, "thank you for asking");
        assertThat(desk.replies.take()).isEqualTo(1);
        QueueRow row = desk.row(caseId, mira);
        assertThat(row.state()).isEqualTo(CaseState.OPEN);
        assertThat(row.left()).isBetween(Duration.ofSeconds(14 * 60 + 50), Duration.ofMinutes(15));
        assertThat(row.waitingUntil()).isNull();
        assertThat(desk.version(caseId, mira)).isEqualTo(version + 1);
        assertThat(desk.verbs(caseId)).endsWith("reply");
        assertThat(owner.fetchSingle("select reason, before, after::text from desk.ledger_entry where verb = 'reply'")
                        .formatCSV())
                .doesNotContain("thank", "heron", "garden");
        assertThat(desk.replies.take()).isZero();
    }

    @Test
    void whatTheMemberWritesToAFriendIsASignOfLifeAndItsWordsStayUnread() {
        contact();
        desk.member("robin", "dustyrobin");
        desk.room("heron-and-robin");
        desk.chat.execute("update chat.room set kind = 'direct' where room_id = 'heron-and-robin'");
        desk.message("secret", "heron-and-robin", "robin", Duration.ofSeconds(2), "you can tell me");
        desk.message("r1", "heron-and-robin", "heron", Duration.ZERO, "between the two of us");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.OPEN);
        assertThat(owner.fetchSingle("select body from desk.reply").get(0)).isNull();
        assertThat(desk.reviews.replies(caseId, mira))
                .singleElement()
                .extracting(Conversation.Line::body)
                .isNull();
        assertThat(desk.reviews.open(caseId, "r1", mira).lines())
                .extracting(Conversation.Line::messageId)
                .containsExactly("r1");
        assertThatThrownBy(() -> desk.reviews.earlier(caseId, "r1", "to understand", mira))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAnswerToASignpostStandsInTheCaseWithWhoeverHasIt() {
        desk.decide(caseId, mira, Action.SIGNPOST);
        desk.pass(UNDO);
        desk.decisions.settleDue();
        int version = desk.version(caseId, mira);
        desk.message("r1", "garden", "heron", Duration.ZERO, "I will call them");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, mira).holder().accountId()).isEqualTo(mira.accountId());
        assertThat(desk.version(caseId, mira)).isEqualTo(version + 1);
        assertThat(desk.verbs(caseId)).endsWith("reply");
    }

    @Test
    void whatWasWrittenBeforeTheContactOrByOthersIsNoReply() {
        desk.message("r0", "garden", "heron", Duration.ofSeconds(1), "before");
        contact();
        desk.member("robin", "dustyrobin");
        desk.message("r1", "garden", "robin", Duration.ZERO, "somebody else");
        assertThat(desk.replies.take()).isZero();
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.WAITING);
    }

    @Test
    void aContactThatCanBeOrWasUndoneNeverCounts() {
        desk.decide(caseId, mira, Action.CONTACT);
        desk.message("r1", "garden", "heron", Duration.ZERO, "by chance");
        assertThat(desk.replies.take()).isZero();
        var decision = desk.cases.file(caseId, mira).orElseThrow().lastDecision();
        assertThat(desk.cases.undo(caseId, decision.decisionId(), mira)).isInstanceOf(Outcome.Done.class);
        desk.pass(UNDO);
        desk.decisions.settleDue();
        assertThat(desk.replies.take()).isZero();
        assertThat(count()).isZero();
    }

    @Test
    void whereSomebodyHasTheCaseOnlyTheCopyIsAdded() {
        contact();
        desk.cases.claim(caseId, jonas);
        int version = desk.version(caseId, jonas);
        desk.message("r1", "garden", "heron", Duration.ZERO, "thank you");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, jonas).holder().accountId()).isEqualTo(jonas.accountId());
        assertThat(desk.cases.decide(TestDesk.request(caseId, version, Action.CLOSE), jonas))
                .as("a decision that did not know of the reply")
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void anEscalatedCaseStaysWithTheSupervisors() {
        contact();
        desk.cases.claim(caseId, mira);
        desk.cases.escalate(caseId, "needs somebody senior", mira);
        desk.message("r1", "garden", "heron", Duration.ZERO, "thank you");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.ESCALATED);
    }

    @Test
    void aCaseThatWaitsForASecondPersonGoesOnWaiting() {
        contact();
        owner.execute("update desk.cases set waiting_for = 'second_person'");
        int version = desk.version(caseId, mira);
        desk.message("r1", "garden", "heron", Duration.ZERO, "thank you");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.WAITING);
        assertThat(desk.version(caseId, mira)).isEqualTo(version);
        desk.pass(Duration.ofDays(2));
        assertThat(desk.leases.resume()).isZero();
    }

    @Test
    void whatFollowsInTheRoomOfTheContactIsKeptTooAndNothingElse() {
        contact();
        roomOfContact("Words to you");
        desk.message("r1", "garden", "heron", Duration.ZERO, "the first, anywhere");
        desk.replies.take();
        desk.message("r2", "garden", "heron", Duration.ZERO, "to others");
        desk.message("r3", "moderation:heron", "heron", Duration.ZERO, "to the team");
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.replies.take()).isZero();
        assertThat(kept()).containsExactly("r1", "r3");
        owner.execute("update desk.cases set state = 'closed', closed_at = now()");
        desk.message("r4", "moderation:heron", "heron", Duration.ZERO, "after closing");
        assertThat(desk.replies.take()).isZero();
    }

    @Test
    void aDirectRoomWithAnotherBotIsNotRead() {
        contact();
        roomOfContact("How did you sleep?");
        desk.message("r1", "garden", "heron", Duration.ZERO, "the first, anywhere");
        desk.replies.take();
        desk.message("r2", "moderation:heron", "heron", Duration.ZERO, "to the sleep helper");
        assertThat(desk.replies.take()).isZero();
    }

    @Test
    void aReplyThatIsCommittedLateIsFound() throws Exception {
        contact();
        try (Connection slow =
                DriverManager.getConnection(desk.databases.chatUrl(), "chat_owner", desk.databases.password())) {
            slow.setAutoCommit(false);
            slow.createStatement()
                    .execute("insert into chat.message (message_id, room_id, member_id, sent_at, body)"
                            + " values ('slow', 'garden', 'heron', clock_timestamp(), 'hello')");
            desk.member("robin", "dustyrobin");
            desk.message("later", "garden", "robin", Duration.ZERO, "word");
            assertThat(desk.replies.take()).isZero();
            desk.pass(Duration.ofMinutes(10));
            slow.commit();
        }
        assertThat(desk.replies.take()).isEqualTo(1);
        assertThat(desk.row(caseId, mira).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void twoNodesThatAreKilledKeepAReplyOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            long other = desk.caseAbout("finch-" + i, "worry");
            desk.decide(other, mira, Action.CONTACT);
        }
        desk.pass(UNDO);
        desk.decisions.settleDue();
        for (int i = 0; i < 10; i++) {
            desk.message("r-" + i, "garden", "finch-" + i, Duration.ZERO, "word");
        }
        var second = new Replies(desk.databases.desk(), desk.databases.chat());
        try (Connection superuser = desk.databases.deskSuperuser();
                var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            for (int attempt = 0; attempt < 20 && (count() < 10 || attempt < 5); attempt++) {
                var runs = List.of(threads.submit(desk.replies::take), threads.submit(second::take));
                superuser
                        .createStatement()
                        .execute("select pg_sleep(" + 0.004 * attempt + "), pg_terminate_backend(pid)"
                                + " from pg_stat_activity where datname = current_database() and usename = 'desk_app'");
                for (var run : runs) {
                    try {
                        run.get();
                    } catch (java.util.concurrent.ExecutionException killed) {
                        assertThat(killed.getCause()).isInstanceOf(org.jooq.exception.DataAccessException.class);
                    }
                }
            }
        }
        assertThat(count()).isEqualTo(10);
        assertThat(owner.fetchSingle("select count(*) from desk.ledger_entry where verb = 'reply'")
                        .get(0, Integer.class))
                .isEqualTo(10);
    }

    @Test
    void theTimeBringsTheCaseBackWithAFreshClock() {
        contact();
        int version = desk.version(caseId, mira);
        desk.pass(Duration.ofDays(2));
        assertThat(desk.leases.resume()).isEqualTo(1);
        QueueRow row = desk.row(caseId, mira);
        assertThat(row.state()).isEqualTo(CaseState.OPEN);
        assertThat(row.left()).isBetween(Duration.ofSeconds(14 * 60 + 50), Duration.ofMinutes(15));
        assertThat(desk.version(caseId, mira)).isEqualTo(version + 1);
    }

    @Test
    void repliesAreReadableUnderAliasesAndEveryReadIsALook() {
        contact();
        desk.message("r1", "garden", "heron", Duration.ZERO, "thank you, says heron-handle");
        desk.replies.take();
        assertThat(desk.reviews.beside(caseId, mira).replies())
                .extracting(Beside.Reply::messageId)
                .containsExactly("r1");
        assertThat(desk.verbs(caseId)).doesNotContain("show_replies");
        var lines = desk.reviews.replies(caseId, mira);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().body()).startsWith("thank you, says ").doesNotContain("heron-handle");
        assertThat(lines.getFirst().subject()).isTrue();
        assertThat(desk.verbs(caseId)).endsWith("show_replies");
        assertThat(desk.cases
                        .file(caseId, mira)
                        .orElseThrow()
                        .looks()
                        .getFirst()
                        .messages())
                .isEqualTo(1);
    }

    @Test
    void theConversationAroundAReplyCanBeOpenedAndOthersCannot() {
        contact();
        desk.member("robin", "dustyrobin");
        desk.message("g1", "garden", "robin", Duration.ofMinutes(1), "how are you all");
        desk.message("r1", "garden", "heron", Duration.ZERO, "better");
        assertThatThrownBy(() -> desk.reviews.earlier(caseId, "r1", "to understand", mira))
                .isInstanceOf(IllegalArgumentException.class);
        desk.replies.take();
        assertThat(desk.reviews.open(caseId, "r1", mira).lines())
                .extracting(Conversation.Line::messageId)
                .containsExactly("g1", "r1");
        assertThat(desk.reviews.earlier(caseId, "r1", "to understand", mira).lines())
                .extracting(Conversation.Line::messageId)
                .containsExactly("g1");
        desk.chat.execute("delete from chat.message where message_id = 'r1'");
        assertThat(desk.reviews.open(caseId, "r1", mira).lines())
                .as("the copy stands")
                .extracting(Conversation.Line::body)
                .containsExactly("better");
    }

    @Test
    void lookingForRepliesUsesTheIndexOfTheMember() {
        desk.chat.execute("insert into chat.message (message_id, room_id, member_id, sent_at, body)"
                + " select 'x' || i, 'garden', 'heron', now() - make_interval(secs => i), 'word'"
                + " from generate_series(1, 20000) i");
        desk.chat.execute("analyze chat.message");
        var contacts = List.of(new Replies.Contact(1, "heron", Instant.now().minusSeconds(30), "hello"));
        String plan = desk.databases
                .chat()
                .fetch("explain " + desk.replies.firstAnywhere(contacts).getSQL(org.jooq.conf.ParamType.INLINED))
                .formatCSV();
        assertThat(plan).contains("message_member").doesNotContain("Seq Scan on message");
        String room = desk.databases
                .chat()
                .fetch("explain " + desk.replies.inRoomOfContact(contacts).getSQL(org.jooq.conf.ParamType.INLINED))
                .formatCSV();
        assertThat(room).doesNotContain("Seq Scan on message");
    }

    private void contact() {
        assertThat(desk.decide(caseId, mira, Action.CONTACT)).isInstanceOf(Outcome.Done.class);
        desk.pass(UNDO);
        desk.decisions.settleDue();
    }

    /** Where a bot said these words to the member. */
    private void roomOfContact(String words) {
        desk.chat.execute(
                "insert into chat.member (member_id, handle, joined_at, is_bot) values ('bot', 'bot', now(), true)");
        desk.chat.execute(
                "insert into chat.room (room_id, name, kind, created_at) values ('moderation:heron', 'Team', 'direct', now())");
        desk.chat.execute("insert into chat.membership (room_id, member_id, joined_at)"
                + " values ('moderation:heron', 'bot', now()), ('moderation:heron', 'heron', now())");
        desk.message("notice", "moderation:heron", "bot", Duration.ZERO, words);
    }

    private List<String> kept() {
        return owner.fetch("select message_id from desk.reply order by message_id")
                .map(r -> r.get(0, String.class));
    }

    private int count() {
        return owner.fetchSingle("select count(*) from desk.reply").get(0, Integer.class);
    }
}
