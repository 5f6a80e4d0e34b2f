package org.havendesk.oversight;

import static org.havendesk.db.desk.Tables.LEDGER_CHECK;
import static org.jooq.impl.DSL.field;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.havendesk.db.desk.tables.records.LedgerCheckRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Walks the chain when it is time: on from the last verified entry every few minutes; from the beginning once a day, when
 * somebody asks, and as long as it is broken. One node at a time does it; the database's clock decides.
 */
final class ChainCheckJob {
    static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration WHOLE_EVERY = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Actor ACTOR = new Actor.Job("ledger check");
    private static final Field<Instant> CLOCK = field("clock_timestamp()", Instant.class);

    private final DSLContext desk;
    private final LedgerVerifier verifier;

    ChainCheckJob(DSLContext desk, LedgerVerifier verifier) {
        this.desk = desk;
        this.verifier = verifier;
    }

    Task<?> task() {
        return Tasks.recurring("ledger-check", FixedDelay.of(LOOK)).execute((instance, context) -> runIfDue());
    }

    /** Whether a walk was asked for since the last began. */
    static boolean isAsked(LedgerCheckRecord check) {
        return check.getAskedAt() != null
                && (check.getWholeAt() == null || check.getAskedAt().isAfter(check.getWholeAt()));
    }

    void runIfDue() {
        Instant begins = desk.select(CLOCK).fetchSingle().value1();
        LedgerCheckRecord check = desk.fetchSingle(LEDGER_CHECK);
        boolean due = check.getCheckedAt() == null
                || isAsked(check)
                || !check.getCheckedAt().plus(EVERY).isAfter(begins);
        if (!due) {
            return;
        }
        boolean whole = isAsked(check)
                || check.getBrokenEntry() != null
                || check.getWholeAt() == null
                || !check.getWholeAt().plus(WHOLE_EVERY).isAfter(begins);
        Verdict verdict = whole ? verifier.verify() : verifier.verifyAfter(check.getEntries(), check.getSeal());
        keep(verdict, begins, whole);
    }

    private void keep(Verdict verdict, Instant begins, boolean whole) {
        desk.transaction(tx -> {
            LedgerCheckRecord check =
                    tx.dsl().selectFrom(LEDGER_CHECK).forUpdate().fetchSingle();
            Instant ends = tx.dsl().select(CLOCK).fetchSingle().value1();
            Long wasBroken = check.getBrokenEntry();
            check.setCheckedAt(ends);
            check.setTookMs(Duration.between(begins, ends).toMillis());
            if (whole) {
                check.setWholeAt(begins);
            }
            switch (verdict) {
                case Verdict.Intact intact -> intact(check, intact);
                case Verdict.Broken broken -> broken(check, broken, ends);
            }
            check.update();
            if (!Objects.equals(wasBroken, check.getBrokenEntry())) {
                tell(tx.dsl(), check);
            }
        });
    }

    private static void intact(LedgerCheckRecord check, Verdict.Intact intact) {
        check.setEntries(intact.entries());
        check.setSeal(intact.seal());
        check.setBrokenEntry(null);
        check.setBrokenFault(null);
        check.setBrokenOther(null);
        check.setBrokenSince(null);
    }

    private static void broken(LedgerCheckRecord check, Verdict.Broken broken, Instant found) {
        if (!Objects.equals(check.getBrokenEntry(), broken.entryId())) {
            check.setBrokenSince(found);
        }
        check.setBrokenEntry(broken.entryId());
        check.setBrokenFault(broken.fault().key());
        check.setBrokenOther(broken.other());
    }

    private static void tell(DSLContext tx, LedgerCheckRecord check) {
        Ledger.append(
                tx,
                check.getBrokenEntry() == null
                        ? Entry.of(ACTOR, "chain_holds", "ledger", "chain")
                        : Entry.of(ACTOR, "chain_broken", "ledger", "chain")
                                .after(Map.of("entry", check.getBrokenEntry(), "fault", check.getBrokenFault())));
    }
}
