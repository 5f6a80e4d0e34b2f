package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.havendesk.access.Person;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.chat.platform.Platform;
import org.havendesk.chat.platform.Platform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Effects leave once and their receipts are honest. */
class EffectsTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private long caseId;

    @BeforeEach
    void aDecisionThatRemovesAndWarns() {
        caseId = desk.caseAbout("finch", "abuse");
        desk.decide(caseId, mira, Action.REMOVE_MESSAGE, Action.WARN);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void removingAndWarningArriveInTheChatAndTheReceiptsSaySo() {
        desk.scheduled.forEach(effect -> assertThat(desk.effects.send(effect)).isTrue());
        assertThat(desk.chat
                        .fetchSingle(
                                "select removed_at is not null from chat.message where message_id = 'message-of-finch'")
                        .get(0, Boolean.class))
                .isTrue();
        assertThat(desk.chat
                        .fetchSingle("select body from chat.message where member_id = 'moderation'")
                        .get(0))
                .isEqualTo("Words to you");
        assertThat(receipts()).extracting(CaseFile.Receipt::state).containsExactly("done", "done");
        assertThat(desk.verbs(caseId)).containsSubsequence("decide", "settle", "effect", "effect");
    }

    @Test
    void sendingAgainAfterALostAnswerDoesNothingTwice() {
        var lost = new AtomicInteger();
        Platform outbox = new Outbox(desk.databases.chatEffects());
        var unlucky = new Effects(desk.desk, request -> {
            Answer answer = outbox.ask(request);
            if (lost.getAndIncrement() < 2) {
                throw new IllegalStateException("the answer was lost");
            }
            return answer;
        });
        long effect = desk.scheduled.getLast();
        assertThatThrownBy(() -> unlucky.send(effect)).hasMessage("the answer was lost");
        assertThatThrownBy(() -> unlucky.send(effect)).hasMessage("the answer was lost");
        assertThat(unlucky.send(effect)).isTrue();
        assertThat(unlucky.send(effect)).isTrue();
        assertThat(lost).hasValue(3);
        assertThat(desk.chat
                        .fetchSingle("select count(*) from chat.moderation_action")
                        .get(0, Integer.class))
                .isEqualTo(1);
        assertThat(desk.chat
                        .fetchSingle("select count(*) from chat.message where member_id = 'moderation'")
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aSenderThatStoodStillWhileAnotherFinishedWritesNoSecondReceipt() {
        Platform outbox = new Outbox(desk.databases.chatEffects());
        long effect = desk.scheduled.getLast();
        var slow = new Effects(desk.desk, request -> {
            assertThat(desk.effects.send(effect)).isTrue();
            return outbox.ask(request);
        });
        assertThat(slow.send(effect)).isTrue();
        assertThat(desk.verbs(caseId)).containsOnlyOnce("effect");
    }

    @Test
    void whatIsAlreadyGoneIsNotApplicableAndSaysWhy() {
        desk.chat.execute("update chat.message set removed_at = now()");
        desk.effects.send(desk.scheduled.getFirst());
        assertThat(receipts())
                .filteredOn(r -> r.kind().equals("remove_message"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.state()).isEqualTo("not_applicable");
                    assertThat(r.why()).isEqualTo("was removed before");
                });
    }

    @Test
    void aNoticeThatIsTooLateFailsInsteadOfArrivingLate() {
        desk.pass(Duration.ofMinutes(31));
        long notice = desk.scheduled.getLast();
        assertThat(desk.effects.send(notice)).isTrue();
        assertThat(receipts())
                .filteredOn(r -> r.kind().equals("notice"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.state()).isEqualTo("failed");
                    assertThat(r.why()).isEqualTo("too_late");
                });
        assertThat(desk.chat
                        .fetchSingle("select count(*) from chat.moderation_action")
                        .get(0, Integer.class))
                .isZero();
    }

    @Test
    void whatTheChatServerHasNotAnsweredIsSentAndInTheEndUnknown() {
        desk.chat.execute("drop trigger moderation_action_perform on chat.moderation_action");
        long notice = desk.scheduled.getLast();
        assertThat(desk.effects.send(notice)).isFalse();
        assertThat(desk.effects.send(notice)).isFalse();
        assertThat(receipts())
                .filteredOn(r -> r.kind().equals("notice"))
                .singleElement()
                .extracting(CaseFile.Receipt::state)
                .isEqualTo("sent");
        desk.pass(Duration.ofMinutes(31));
        assertThat(desk.effects.send(notice)).isTrue();
        assertThat(receipts())
                .filteredOn(r -> r.kind().equals("notice"))
                .singleElement()
                .extracting(CaseFile.Receipt::state)
                .isEqualTo("unknown");
    }

    @Test
    void aChatServerThatAnswersLaterIsHeard() {
        desk.chat.execute("drop trigger moderation_action_perform on chat.moderation_action");
        long notice = desk.scheduled.getLast();
        desk.effects.send(notice);
        desk.chat.execute(
                "update chat.moderation_action set state = 'failed', note = 'mailbox full', answered_at = now()");
        assertThat(desk.effects.send(notice)).isTrue();
        assertThat(receipts())
                .filteredOn(r -> r.kind().equals("notice"))
                .singleElement()
                .extracting(CaseFile.Receipt::why)
                .isEqualTo("mailbox full");
    }

    private java.util.List<CaseFile.Receipt> receipts() {
        return desk.cases.file(caseId, mira).orElseThrow().receipts();
    }
}
