package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.havendesk.cases.Conversation.Line;
import org.junit.jupiter.api.Test;

class ConversationStretchTest {
    private final ConversationStretch stretch = new ConversationStretch(SomeCase.lines(10, 20, true, true));

    @Test
    void earlierMessagesComeInFront() {
        assertThat(stretch.prepend(SomeCase.lines(1, 9, false, true))).hasSize(9);
        assertThat(stretch.first().messageId()).isEqualTo("m1");
        assertThat(stretch.before(stretch.line("m10").orElseThrow()))
                .extracting(Line::messageId)
                .isEqualTo("m9");
        assertThat(stretch.hasEarlier()).isFalse();
        assertThat(stretch.hasLater()).as("the other end does not change").isTrue();
    }

    @Test
    void laterMessagesComeBehind() {
        assertThat(stretch.append(SomeCase.lines(21, 25, true, false))).hasSize(5);
        assertThat(stretch.last().messageId()).isEqualTo("m25");
        assertThat(stretch.hasLater()).isFalse();
        assertThat(stretch.hasEarlier()).isTrue();
    }

    @Test
    void aMessageThatIsHereAlreadyIsNotShownTwice() {
        assertThat(stretch.append(SomeCase.lines(19, 22, true, false)))
                .extracting(Line::messageId)
                .containsExactly("m21", "m22");
    }

    @Test
    void theNewestReportedMessageStandsInTheMiddle() {
        stretch.append(SomeCase.lines(21, 30, true, false));
        assertThat(stretch.newestReported()).map(Line::messageId).contains("m25");
    }

    @Test
    void anEmptyStretchDoesNotGrow() {
        var empty = new ConversationStretch(SomeCase.lines(1, 0, true, true));
        assertThat(empty.hasEarlier()).isFalse();
        assertThat(empty.newestReported()).isEmpty();
    }
}
