package org.havendesk.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page: how one thing is.
 *
 * @param subject the key of what it is about; after a colon a name that stands for itself, such as that of a job
 * @param finding the key of what was found, below that of the subject
 * @param values for the words of the finding: Instant, Duration, {@link Bytes}, number or text
 * @param advice the key of what to do, or null where nothing is to be done
 * @param page where it is handled, without a leading slash, or null
 */
public record Line(
        String subject,
        State state,
        String finding,
        List<Object> values,
        @Nullable String advice,
        @Nullable String page) {

    public Line {
        values = List.copyOf(values);
        if (state != State.FINE && advice == null) {
            throw new IllegalArgumentException(subject + " is not fine, and nothing says what to do");
        }
    }

    /** A size; in words the view decides. */
    public record Bytes(long count) {}

    static Line fine(String subject, String finding, Object... values) {
        return new Line(subject, State.FINE, finding, List.of(values), null, null);
    }

    /** A line whose advice has the key of its finding. */
    static Line of(State state, String subject, String finding, @Nullable String page, Object... values) {
        return new Line(subject, state, finding, List.of(values), state == State.FINE ? null : finding, page);
    }
}
