package org.havendesk.db;

import org.jspecify.annotations.Nullable;

/** Havendesk cannot start or work here. The message is one sentence for the operator: the fact, the value, what to do. */
public final class SetupException extends RuntimeException {
    public SetupException(String sentence) {
        this(sentence, null);
    }

    public SetupException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
