package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What ends without anybody asking: leases that ran out or whose holder signed out, waiting times that are over. */
class Leases {
    private static final Actor CLOCK = new Actor.Rule("clock");
    private static final int BATCH = 100;

    private final DSLContext desk;

    Leases(DSLContext desk) {
        this.desk = desk;
    }

    /** Gives back everything that the person has. */
    void releaseAll(Person person) {
        sweep(
                CASES.STATE.eq("claimed").and(CASES.LEASED_BY.eq(person.accountId())),
                (tx, locked) -> back(tx, locked, person.actor(), Move.RELEASE));
    }

    /** Opens cases whose lease ran out. Returns how many. */
    int expire() {
        return sweep(
                CASES.STATE.eq("claimed").and(CASES.LEASED_UNTIL.le(QueueSql.NOW)),
                (tx, locked) -> back(tx, locked, CLOCK, Move.EXPIRE));
    }

    /**
     * Brings back cases whose waiting time is over, each with its tier's clock begun anew; what waits for a second person has
     * an end of its own. Returns how many.
     */
    int resume() {
        var settings = new Settings(desk);
        Condition over = CASES.STATE
                .eq("waiting")
                .and(CASES.WAITING_UNTIL.le(QueueSql.NOW))
                .and(CASES.WAITING_FOR.ne(Asks.SECOND_PERSON));
        return sweep(over, (tx, locked) -> {
            Entry entry = CaseMoves.entry(CLOCK, Move.RESUME, locked)
                    .after(Map.of("version", locked.row().getVersion() + 1));
            CaseMoves.move(tx, locked, Move.RESUME, row -> Replies.backInItsBand(locked, settings), entry);
        });
    }

    private static void back(DSLContext tx, Locked locked, Actor actor, Move move) {
        CaseMoves.move(tx, locked, move, row -> {}, CaseMoves.entry(actor, move, locked));
    }

    private int sweep(Condition which, BiConsumer<DSLContext, Locked> move) {
        return desk.transactionResult(tx -> {
            List<Locked> found = CaseMoves.select(tx.dsl())
                    .where(which)
                    .orderBy(CASES.CASE_ID)
                    .limit(BATCH)
                    .forUpdate()
                    .skipLocked()
                    .fetch(CaseMoves::locked);
            found.forEach(locked -> move.accept(tx.dsl(), locked));
            return found.size();
        });
    }
}
