package org.havendesk.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is not taken, with what its sender is told. */
final class Refused extends RuntimeException {

    /**
     * A field that is missing or wrong.
     *
     * @param value as it was sent; null where it is missing, or holds somebody's words
     */
    record Wrong(String field, @Nullable String value, String problem) {}

    private final transient Problem problem;
    private final transient List<Wrong> wrong;
    private final transient @Nullable Duration retryAfter;

    Refused(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    /** Worth another try later. */
    Refused(Problem problem, String detail, Duration retryAfter) {
        this(problem, detail, List.of(), retryAfter);
    }

    Refused(List<Wrong> wrong) {
        this(Problem.INVALID, "Please correct what errors lists, and send it again.", wrong, null);
    }

    private Refused(Problem problem, String detail, List<Wrong> wrong, @Nullable Duration retryAfter) {
        super(detail, null, false, false); // an answer, not a failure: without a stack trace
        this.problem = problem;
        this.wrong = List.copyOf(wrong);
        this.retryAfter = retryAfter;
    }

    Problem problem() {
        return problem;
    }

    List<Wrong> wrong() {
        return wrong;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
