package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;

import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
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
        sweep(CASES.STATE.eq("claimed").and(CASES.LEASED_BY.eq(person.accountId())), person.actor(), Move.RELEASE);
    }

    /** Opens cases whose lease ran out. Returns how many. */
    int expire() {
        return sweep(CASES.STATE.eq("claimed").and(CASES.LEASED_UNTIL.le(QueueSql.NOW)), CLOCK, Move.EXPIRE);
    }

    /** Brings back cases whose waiting time is over. Returns how many. */
    int resume() {
        return sweep(CASES.STATE.eq("waiting").and(CASES.WAITING_UNTIL.le(QueueSql.NOW)), CLOCK, Move.RESUME);
    }

    private int sweep(Condition which, Actor actor, Move move) {
        return desk.transactionResult(tx -> {
            List<Locked> found = CaseMoves.select(tx.dsl())
                    .where(which)
                    .orderBy(CASES.CASE_ID)
                    .limit(BATCH)
                    .forUpdate()
                    .skipLocked()
                    .fetch(CaseMoves::locked);
            for (Locked locked : found) {
                Entry entry = CaseMoves.entry(actor, move, locked);
                CaseMoves.move(tx.dsl(), locked, move, row -> {}, entry);
            }
            return found.size();
        });
    }
}
