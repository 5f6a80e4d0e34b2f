package org.havendesk.settings;

import java.time.Instant;

/** What came of saving a setting. */
public sealed interface Saved {

    /** It is in force. */
    record Done(int version) implements Saved {}

    /** Nothing differs from what is in force; nothing was written. */
    record Unchanged(int version) implements Saved {}

    /** Somebody saved another version meanwhile; nothing was written. */
    record Stale(int version, String madeBy, Instant madeAt) implements Saved {}
}
