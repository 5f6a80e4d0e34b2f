package org.havendesk.archive;

import org.jspecify.annotations.Nullable;

/** A line that cannot be taken; the message is the reason in plain words and never quotes the line. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable RecordType type;

    Refused(String reason) {
        this(reason, null);
    }

    private Refused(String reason, @Nullable RecordType type) {
        super(reason, null, false, false);
        this.type = type;
    }

    /** What the line would have been; null where even that is not clear. */
    @Nullable
    RecordType type() {
        return type;
    }

    Refused as(RecordType known) {
        return new Refused(getMessage(), known);
    }
}
