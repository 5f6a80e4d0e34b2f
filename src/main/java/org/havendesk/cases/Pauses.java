package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.PAUSE;
import static org.havendesk.db.desk.Tables.READER_PREFERENCE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Pauses within a shift. Who is on a pause is offered nothing; what they have stays theirs until 5 minutes after its end.
 * An Immediate goes back to the queue at once, because somebody in need waits behind it; who wants to keep it says so.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Pauses {
    /** What a pause is where nobody says otherwise. */
    public static final Duration LENGTH = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration AFTERWARDS = Duration.ofMinutes(5);

    private final DSLContext desk;

    public Pauses(DSLContext desk) {
        this.desk = desk;
    }

    /** A case that the person has. */
    public record InHand(long caseId, Tier tier) {}

    /** What the person has, most pressing first. */
    @PreAuthorize(Roles.THEIR_OWN)
    public List<InHand> inHand(Person person) {
        return desk.select(CASES.CASE_ID, CASES.TIER)
                .from(CASES)
                .where(CASES.LEASED_BY.eq(person.accountId()))
                .and(CASES.LEASED_UNTIL.gt(QueueSql.NOW))
                .orderBy(CASES.TIER, CASES.DUE_AT, CASES.CASE_ID)
                .fetch(r -> new InHand(r.value1(), Tier.of(r.value2())));
    }

    /** The end of the pause that runs, if one does. */
    @PreAuthorize(Roles.THEIR_OWN)
    public Optional<Instant> running(Person person) {
        return running(desk, person);
    }

    /**
     * Begins a pause, or lengthens the one that runs.
     *
     * @param length more than nothing, at most an hour
     * @param keepImmediate the person wants to keep Immediate cases that they have
     * @return its end
     */
    @PreAuthorize(Roles.THEIR_OWN)
    public Instant begin(Duration length, boolean keepImmediate, Person person) {
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a pause lasts up to an hour, not " + length.toMinutes() + " minutes");
        }
        return desk.transactionResult(tx -> {
            List<Locked> held = held(tx.dsl(), person);
            Instant ends = CaseMoves.now(tx.dsl()).plus(length);
            close(tx.dsl(), person);
            tx.dsl()
                    .insertInto(PAUSE)
                    .set(PAUSE.ACCOUNT_ID, person.accountId())
                    .set(PAUSE.BEGINS_AT, QueueSql.NOW)
                    .set(PAUSE.ENDS_AT, ends)
                    .execute();
            int givenBack = 0;
            for (Locked locked : held) {
                boolean back = !keepImmediate && locked.tier() == Tier.IMMEDIATE;
                givenBack += back ? 1 : 0;
                if (back) {
                    release(tx.dsl(), locked, person);
                } else {
                    keepUntil(tx.dsl(), locked, ends.plus(AFTERWARDS));
                }
            }
            Ledger.append(
                    tx.dsl(),
                    Entry.of(person.actor(), "pause", "account", person.accountId())
                            .after(Map.of(
                                    "until",
                                    ends.toString(),
                                    "kept",
                                    held.size() - givenBack,
                                    "given_back",
                                    givenBack)));
            return ends;
        });
    }

    /** Ends the pause that runs; what the person kept has a full lease again. Nothing happens where none runs. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void end(Person person) {
        desk.transaction(tx -> {
            List<Locked> held = held(tx.dsl(), person);
            if (close(tx.dsl(), person) == 0) {
                return;
            }
            for (Locked locked : held) {
                CaseMoves.lease(person, locked).accept(locked.row());
                keepUntil(tx.dsl(), locked, locked.row().getLeasedUntil());
            }
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "pause_over", "account", person.accountId()));
        });
    }

    /** Puts the suggestion aside; another comes when as much has been read again. No ledger entry: nothing was done. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void notNow(Person person) {
        desk.insertInto(READER_PREFERENCE)
                .set(READER_PREFERENCE.ACCOUNT_ID, person.accountId())
                .set(READER_PREFERENCE.NOT_NOW_AT, QueueSql.NOW)
                .onConflict(READER_PREFERENCE.ACCOUNT_ID)
                .doUpdate()
                .set(READER_PREFERENCE.NOT_NOW_AT, QueueSql.NOW)
                .execute();
    }

    /** The condition that a pause of this person runs. */
    static Condition pauses(Person person) {
        return exists(selectOne().from(PAUSE).where(runs(person)));
    }

    private static Optional<Instant> running(DSLContext tx, Person person) {
        return tx.select(PAUSE.ENDS_AT)
                .from(PAUSE)
                .where(runs(person))
                .orderBy(PAUSE.ENDS_AT.desc())
                .limit(1)
                .fetchOptional(PAUSE.ENDS_AT);
    }

    private static Condition runs(Person person) {
        return PAUSE.ACCOUNT_ID
                .eq(person.accountId())
                .and(PAUSE.BEGINS_AT.le(QueueSql.NOW))
                .and(PAUSE.ENDS_AT.gt(QueueSql.NOW));
    }

    private static int close(DSLContext tx, Person person) {
        return tx.update(PAUSE)
                .set(PAUSE.ENDS_AT, greatest(PAUSE.BEGINS_AT, QueueSql.NOW))
                .where(runs(person))
                .execute();
    }

    /** Locked in the order of their numbers, as the sweeping jobs do. */
    private static List<Locked> held(DSLContext tx, Person person) {
        return CaseMoves.select(tx)
                .where(CASES.LEASED_BY.eq(person.accountId()))
                .and(CASES.LEASED_UNTIL.gt(val(CaseMoves.now(tx))))
                .orderBy(CASES.CASE_ID)
                .forUpdate()
                .fetch(CaseMoves::locked);
    }

    private static void release(DSLContext tx, Locked locked, Person person) {
        CaseMoves.move(tx, locked, Move.RELEASE, row -> {}, CaseMoves.entry(person.actor(), Move.RELEASE, locked));
    }

    private static void keepUntil(DSLContext tx, Locked locked, Instant until) {
        locked.row().setLeasedUntil(until);
        locked.row().attach(tx.configuration());
        locked.row().update();
        CaseNews.publish(tx, locked.caseId());
    }
}
