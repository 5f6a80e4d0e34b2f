package org.havendesk.release;

import java.util.Locale;

/** Whether a cell shows its figure. */
public enum Status {
    PUBLISHED,
    /** Too few people to publish safely. */
    SUPPRESSED,
    /** Enough people, but the interval is too wide to say anything: more than half a point of 1 to 5, or 15 points of a share. */
    UNRELIABLE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
