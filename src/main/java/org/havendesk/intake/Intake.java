package org.havendesk.intake;

import org.jooq.DSLContext;

/** Takes what is new in the chat store into the desk: reports, and check-ins at their alert line. */
public class Intake {
    private final IntakeStream<IncomingReport> reports;
    private final IntakeStream<IncomingCheckIn> checkIns;

    public Intake(DSLContext desk, DSLContext chat) {
        reports = new IntakeStream<>(desk, new IncomingReports(desk, chat));
        checkIns = new IntakeStream<>(desk, new IncomingCheckIns(desk, chat));
    }

    /**
     * Leaves what the chat store holds now to the past: from here on only what is new is taken in. A stream that was ever read
     * stays where it is.
     */
    public void beginHere() {
        reports.beginHere();
        checkIns.beginHere();
    }

    /** Takes everything that is waiting. Returns how many records were taken in, those that open no case included. */
    public int drain() {
        int taken = 0;
        try {
            taken += reports.drain();
        } finally { // reports that cannot be read do not keep the answers of check-ins from being heard
            taken += checkIns.drain();
        }
        return taken;
    }
}
