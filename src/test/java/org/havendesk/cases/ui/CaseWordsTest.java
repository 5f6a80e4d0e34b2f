package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseFile.Receipt;
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
                        event("settle", "no_action", null),
                        event("reopen", null, "they wrote again"),
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
        for (String who : new String[] {"sorting", "clock", "effect", "intake"}) {
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
