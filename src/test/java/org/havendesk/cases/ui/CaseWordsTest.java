package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseFile.Receipt;
import org.havendesk.chat.platform.Restriction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseWordsTest extends ConsoleTest {
    private final Div part = new Div();

    @Test
    void everythingThatTheLedgerWritesAboutACaseHasWords() {
        Stream.of(
                        event("open", "spam", null),
                        event("report", "spam", null),
                        event("raise", "immediate", null),
                        event("claim", null, null),
                        event("take_over", null, "it cannot wait"),
                        event("release", null, null),
                        event("expire", null, null),
                        event("escalate", null, "needs somebody senior"),
                        event("wait", null, null),
                        event("resume", null, null),
                        event("tier", "routine", "not so urgent"),
                        event("path", "care", "needs help"),
                        event("decide", "remove_message+warn", "said it before"),
                        event("undo", "hand_over", null),
                        event("reply", null, null),
                        event("care_case", null, null),
                        event("settle", "no_action", null),
                        event("reopen", null, "they wrote again"),
                        event("ask", "remove_message+warn", "the second time"),
                        event("approve", "reveal", "needed"),
                        event("refuse", "disclosure", "not needed"),
                        event("withdraw", "soon", null),
                        event("lapse", "warn", null),
                        event("overtaken", "warn", null),
                        event("see_identity", null, null),
                        event("open_seal", null, "they may be in danger"),
                        event("break_glass", "disclosure", "nobody answers"),
                        event("review_agrees", "disclosure", "no time"),
                        event("review_disagrees", "disclosure", "a colleague was there"),
                        event("note", null, null),
                        event("note_withdraw", null, null),
                        event("acknowledge", null, null),
                        event("care_answer", "assess", null),
                        event("care_not_needed", "follow up", null),
                        event("safety_plan", null, null),
                        event("measure_end", "mute", null),
                        event("measure_lift", "suspend", "they apologised"),
                        event("effect", null, null))
                .forEach(event -> assertThat(CaseWords.event(part, event))
                        .as(event.what())
                        .isNotEqualTo("Something changed")
                        .matches("[A-Z].*")
                        .doesNotContain("_", "!", event.what() + ":", ": " + event.detail()));
    }

    @Test
    void everyAnswerOfTheChatHasWords() {
        for (String kind : new String[] {"remove_message", "notice"}) {
            for (String state : new String[] {"cancelled", "sent", "done", "not_applicable", "failed", "unknown"}) {
                assertThat(CaseWords.event(part, event("effect", kind + ":" + state, "too_late")))
                        .as(kind + " " + state)
                        .matches("(Message to the member|Remove the message): .*[a-z.]")
                        .doesNotContain("_", "!", "effect");
            }
        }
        assertThat(CaseWords.event(part, event("effect", "notice:done", null)))
                .isEqualTo("Message to the member: done");
    }

    @Test
    void everyRestrictionAndItsEndHaveWords() {
        for (Restriction restriction : Restriction.values()) {
            for (String kind : new String[] {restriction.begin(), restriction.end()}) {
                assertThat(CaseWords.event(part, event("effect", kind + ":failed", "too_late")))
                        .matches("(Mute|Suspend|Remove|Ban|Lift|Let).*: failed. The time to send it ran out.");
            }
        }
    }

    @Test
    void whatReportersHeardIsOneLine() {
        for (String state :
                new String[] {"planned", "sent", "done", "not_applicable", "failed", "unknown", "cancelled"}) {
            assertThat(CaseWords.receipt(part, new Receipt("outcome", state, null, null, 3)))
                    .startsWith("3 reporters ")
                    .doesNotContain("!");
        }
        assertThat(CaseWords.receipt(part, new Receipt("outcome", "done", null, null, 1)))
                .isEqualTo("1 reporter was told");
    }

    @Test
    void everyDecisionHasWordsBeforeWhileAndAfter() {
        CaseFile file = SomeCase.at(1, 1);
        for (Action one : Action.values()) {
            for (Action other : Action.values()) {
                if (one.standsWith(other)) {
                    for (String when : new String[] {"preview", "sending", "decided"}) {
                        assertThat(CaseWords.effect(part, when, EnumSet.of(one, other), file, "for 3 days"))
                                .as("%s %s %s", when, one, other)
                                .doesNotContain("!", "{");
                    }
                }
            }
        }
    }

    @Test
    void aLengthIsSaidInDaysWhereItIsWholeDays() {
        assertThat(CaseWords.length(part, Duration.ofHours(1))).isEqualTo("1 hour");
        assertThat(CaseWords.length(part, Duration.ofHours(24))).isEqualTo("24 hours");
        assertThat(CaseWords.length(part, Duration.ofHours(49))).isEqualTo("49 hours");
        assertThat(CaseWords.length(part, Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(CaseWords.lasting(part, Duration.ofDays(7))).isEqualTo("for 7 days");
        assertThat(CaseWords.lasting(part, null)).isEqualTo("until it is lifted");
    }

    @Test
    void aMessageThatWasTooLateSaysSo() {
        assertThat(CaseWords.receipt(part, new Receipt("notice", "failed", "too_late", null)))
                .isEqualTo("Message to the member: failed. The time to send it ran out.");
        assertThat(CaseWords.event(part, event("effect", "notice:failed", "too_late")))
                .isEqualTo("Message to the member: failed. The time to send it ran out.");
        assertThat(CaseWords.receipt(part, new Receipt("notice", "failed", "The member has left.", null)))
                .as("the chat's own words stay")
                .isEqualTo("Message to the member: failed. The member has left.");
    }

    @Test
    void whoIsNoPersonHasAName() {
        for (String who : new String[] {"sorting", "clock", "effect", "intake", "alert_line", "reply"}) {
            assertThat(CaseWords.who(part, who)).isNotEqualTo(who).matches("[A-Z][A-Za-z ]+");
        }
        assertThat(CaseWords.who(part, "Mira Okafor")).isEqualTo("Mira Okafor");
    }

    @Test
    void whatNobodyFoundWordsForIsAPlainSentence() {
        assertThat(CaseWords.event(part, event("brand_new", "brand_new_detail", null)))
                .isEqualTo("Something changed");
        assertThat(CaseWords.event(part, event("effect", "brand_new:brand_new", null)))
                .isEqualTo("Request to the chat: Something changed");
    }

    private static Event event(String what, @Nullable String detail, @Nullable String reason) {
        return new Event(SomeCase.NOON, what, "Mira Okafor", detail, reason);
    }
}
