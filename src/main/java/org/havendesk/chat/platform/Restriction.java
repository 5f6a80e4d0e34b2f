package org.havendesk.chat.platform;

/** What a platform can keep a member from, and the request that ends it. */
public enum Restriction {
    /** The member reads and does not write. */
    MUTE("unmute"),
    /** The member is not there for a time. */
    SUSPEND("unsuspend"),
    /** The member is out of one room. */
    KICK("readmit"),
    /** The member is not there until somebody lifts it. */
    BAN("unban");

    private final String end;

    Restriction(String end) {
        this.end = end;
    }

    /** The restriction of this key; {@code IllegalArgumentException} where there is none. */
    public static Restriction of(String key) {
        return valueOf(key.toUpperCase());
    }

    /** The platform's word for its begin, the name of a capability too. */
    public String begin() {
        return name().toLowerCase();
    }

    /** The platform's word for its end, the name of a capability too. */
    public String end() {
        return end;
    }

    /** Whether it is about one room. */
    public boolean isOfRoom() {
        return this == KICK;
    }
}
