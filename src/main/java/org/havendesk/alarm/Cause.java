package org.havendesk.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong now.
 *
 * @param object what it is about beside the case, or empty
 * @param since when the newest part of it began: newer than an acknowledgement is a new alarm
 */
record Cause(AlarmKind kind, @Nullable Long caseId, String object, Instant since) {
    record Key(AlarmKind kind, @Nullable Long caseId, String object) {}

    Key key() {
        return new Key(kind, caseId, object);
    }
}
