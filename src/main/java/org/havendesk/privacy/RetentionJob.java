package org.havendesk.privacy;

import static org.havendesk.db.desk.Tables.PAST_RETENTION;

import java.util.List;
import org.havendesk.db.Jobs;
import org.havendesk.db.desk.Routines;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Configuration;
import org.jooq.DSLContext;

/**
 * Removes what is past its date by the setting in force, in bounded batches, each thing in its own transaction with its
 * entry in the ledger. The entry says what was removed and never what stood in it.
 */
class RetentionJob {
    /** At most this many of each kind in one run: the rest waits for the next one. */
    static final int BATCH = 200;

    private static final Actor JOB = new Actor.Job("retention");

    private final DSLContext desk;

    RetentionJob(DSLContext desk) {
        this.desk = desk;
    }

    /** What can be past its date, as the view names it. */
    private enum What {
        CONTENT("remove_content", "case"),
        CASE("remove_case", "case"),
        ACCOUNT("forget_account", "account");

        private final String verb;
        private final String objectKind;

        What(String verb, String objectKind) {
            this.verb = verb;
            this.objectKind = objectKind;
        }

        String key() {
            return name().toLowerCase();
        }

        void remove(Configuration tx, long id) {
            switch (this) {
                case CONTENT -> Routines.removeContent(tx, id);
                case CASE -> Routines.removeCase(tx, id);
                case ACCOUNT -> Routines.forgetAccount(tx, id);
            }
        }
    }

    /** Returns how much was removed; one that fails does not keep the others, and is told when all had their turn. */
    int run() {
        int removed = 0;
        for (What what : What.values()) {
            removed += Jobs.each(due(what), id -> remove(what, id));
        }
        return removed;
    }

    private List<Long> due(What what) {
        return desk.select(PAST_RETENTION.ID)
                .from(PAST_RETENTION)
                .where(PAST_RETENTION.WHAT.eq(what.key()))
                .orderBy(PAST_RETENTION.SINCE, PAST_RETENTION.ID)
                .limit(BATCH)
                .fetch(PAST_RETENTION.ID);
    }

    private boolean remove(What what, long id) {
        desk.transaction(tx -> {
            what.remove(tx, id);
            Ledger.append(tx.dsl(), Entry.of(JOB, what.verb, what.objectKind, id));
        });
        return true;
    }
}
