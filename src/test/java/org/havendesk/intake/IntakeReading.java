package org.havendesk.intake;

import java.util.List;
import org.jooq.DSLContext;

/** Reads the streams of the chat store as the intake does, for whom it is not visible, and takes nothing in. */
public final class IntakeReading {
    private final DSLContext desk;
    private final DSLContext chat;

    /** @param chat as the console reads the chat store */
    public IntakeReading(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.chat = chat;
    }

    /** Reads every report behind the cursor, batch by batch. Returns how many. */
    public int reports() {
        return all(new IncomingReports(desk, chat));
    }

    /** The same for check-ins. */
    public int checkIns() {
        return all(new IncomingCheckIns(desk, chat));
    }

    private static int all(IncomingStream<?> stream) {
        int read = 0;
        long head = Long.MIN_VALUE;
        List<? extends Incoming> batch = stream.after(head, IntakeStream.BATCH).records();
        while (!batch.isEmpty()) {
            read += batch.size();
            head = batch.getLast().seq();
            batch = stream.after(head, IntakeStream.BATCH).records();
        }
        return read;
    }
}
