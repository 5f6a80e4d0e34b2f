package org.havendesk.release;

import java.time.LocalDate;
import java.util.Set;
import org.havendesk.settings.Community;
import org.havendesk.settings.PublishedSet;
import org.jooq.DSLContext;

/** What the publisher does to measure a quarter, for whom it is not visible; the true counts stay in here. */
public final class Measuring {
    private final DSLContext chat;
    private final Spec spec;

    /** @param chat as the console reads the chat store */
    public Measuring(DSLContext chat, Community community, PublishedSet set) {
        this.chat = chat;
        this.spec = Spec.of(community, set);
    }

    /** Measures the quarter that begins on this day. Returns how many histograms it has. */
    public int quarter(LocalDate start) {
        return new Measure(chat)
                .of(new Period(Cadence.QUARTER, start), spec)
                .of()
                .size();
    }

    /** Sets up a transaction as measuring does. */
    public static void prepare(DSLContext once) {
        Measure.prepare(once);
    }

    /** Scores the answers of the quarter that begins on this day. Returns how many members gave one. */
    public int answers(LocalDate start) {
        return chat.transactionResult(tx -> {
            Measure.prepare(tx.dsl());
            var period = new Period(Cadence.QUARTER, start);
            return Answers.of(tx.dsl(), period, spec, Set.of(spec.level(), spec.change()))
                    .members()
                    .size();
        });
    }

    /** Counts what members wrote for the quarter that begins on this day. Returns how many wrote. */
    public int activity(LocalDate start) {
        return chat.transactionResult(tx -> {
            Measure.prepare(tx.dsl());
            return new Activity(tx.dsl())
                    .writing(new Period(Cadence.QUARTER, start), spec)
                    .size();
        });
    }
}
