package org.havendesk.bench;

/** How much is measured: everything, or a tenth of it to see that the bench itself works. */
public enum Scale {
    FULL,
    QUICK;

    /** This many, or a tenth of it in a quick run. */
    public int of(int full) {
        return this == FULL ? full : Math.max(1, full / 10);
    }
}
