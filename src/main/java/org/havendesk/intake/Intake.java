package org.havendesk.intake;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.havendesk.db.Jobs;
import org.jooq.DSLContext;

/** Takes what is new in the chat store and in the inbox into the desk: reports, and check-ins at their alert line. */
public class Intake {
    private final List<IntakeStream<?>> streams;

    public Intake(DSLContext desk, DSLContext chat) {
        streams = List.of(
                new IntakeStream<>(desk, new IncomingReports(desk, chat)),
                new IntakeStream<>(desk, new ReceivedReports(desk, chat)),
                new IntakeStream<>(desk, new IncomingCheckIns(desk, chat)),
                new IntakeStream<>(desk, new ReceivedCheckIns(desk, chat)));
    }

    /**
     * Takes everything that is waiting. A stream that cannot be read does not keep the others from being heard. Returns how
     * many records were taken in, those that open no case included.
     */
    public int drain() {
        var taken = new AtomicInteger();
        Jobs.each(streams, stream -> taken.addAndGet(stream.drain()) > 0);
        return taken.get();
    }
}
