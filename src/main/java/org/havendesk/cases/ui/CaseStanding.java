package org.havendesk.cases.ui;

import org.havendesk.cases.CaseFile;

/** Where a case stands for the person who looks at it; decides what the page offers. */
enum CaseStanding {
    YOURS,
    HELD,
    FREE,
    WAITING,
    ESCALATED,
    CLOSING,
    CLOSED;

    static CaseStanding of(CaseFile file, long reader) {
        return switch (file.row().state()) {
            case OPEN -> FREE;
            case CLAIMED -> held(file, reader);
            case WAITING -> WAITING;
            case ESCALATED -> ESCALATED;
            case CLOSING -> CLOSING;
            case CLOSED -> CLOSED;
        };
    }

    /** Whether the case can be claimed from here; a rule may still refuse it. */
    boolean canClaim() {
        return this == FREE || this == WAITING || this == ESCALATED;
    }

    /** Whether tier and path can be changed and the case can be passed on. */
    boolean isOpen() {
        return this != CLOSING && this != CLOSED;
    }

    private static CaseStanding held(CaseFile file, long reader) {
        if (file.row().holder() == null) {
            return FREE; // the lease ended and nobody has noticed yet
        }
        return file.isYours(reader) ? YOURS : HELD;
    }
}
