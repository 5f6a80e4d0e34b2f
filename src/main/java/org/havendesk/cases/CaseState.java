package org.havendesk.cases;

/** Where a case stands. Closing, the undo window after a decision, still counts as open. */
public enum CaseState {
    OPEN,
    CLAIMED,
    WAITING,
    ESCALATED,
    CLOSING,
    CLOSED;

    static CaseState of(String key) {
        return valueOf(key.toUpperCase());
    }

    public String key() {
        return name().toLowerCase();
    }
}
