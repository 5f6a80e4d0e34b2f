package org.havendesk.cases.ui;

import org.havendesk.access.Person;
import org.havendesk.cases.Approval;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseState;
import org.jspecify.annotations.Nullable;

/** Where a case stands for the person who looks at it; decides what the page offers. */
enum CaseStanding {
    YOURS,
    HELD,
    FREE,
    WAITING,
    /** The person asked a second one, and the case waits for the answer. */
    PROPOSED,
    /** The case waits for an answer that this person may give. */
    TO_APPROVE,
    /** The case waits for somebody else's answer to somebody else. */
    SECOND_PERSON,
    ESCALATED,
    CLOSING,
    CLOSED;

    /** @param asked the decision that waits for a second person, null where there is none */
    static CaseStanding of(CaseFile file, @Nullable Approval asked, Person reader) {
        if (file.row().state() != CaseState.WAITING || asked == null) {
            return of(file, reader.accountId());
        }
        if (asked.isAskedBy(reader)) {
            return PROPOSED;
        }
        return asked.isFor(reader) ? TO_APPROVE : SECOND_PERSON;
    }

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
