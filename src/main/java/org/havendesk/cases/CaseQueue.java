package org.havendesk.cases;

import static org.havendesk.cases.QueueSql.LEASE_ENDED;
import static org.havendesk.cases.QueueSql.NOW;
import static org.havendesk.cases.QueueSql.OPEN;
import static org.havendesk.cases.QueueSql.UNCLAIMED;
import static org.havendesk.cases.QueueSql.claimableBy;
import static org.havendesk.cases.QueueSql.matches;
import static org.havendesk.cases.QueueSql.mine;
import static org.havendesk.cases.QueueSql.shownTo;
import static org.havendesk.cases.QueueSql.within;
import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** The queue of open cases: pages by urgency, counts, and the next case for a person. */
@PreAuthorize(Roles.WORKS_CASES)
public class CaseQueue {
    private final DSLContext desk;

    public CaseQueue(DSLContext desk) {
        this.desk = desk;
    }

    /** A page of {@link QueuePage#SIZE} rows in the queue's order, from behind {@code after}, or from the start. */
    public QueuePage page(QueueFilter filter, @Nullable QueueCursor after, Person reader) {
        List<QueueRow> rows = QueueSql.rows(desk, reader)
                .where(QueueLanes.first(filter, after, matches(filter, reader), QueuePage.SIZE + 1))
                .orderBy(CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                .fetch(QueueSql::row);
        if (rows.size() <= QueuePage.SIZE) {
            return new QueuePage(rows, null);
        }
        return new QueuePage(
                rows.subList(0, QueuePage.SIZE), rows.get(QueuePage.SIZE - 1).cursor());
    }

    /** The rows of these cases as they are now, in no particular order; closed ones are left out. */
    public List<QueueRow> rows(Collection<Long> caseIds, Person reader) {
        return QueueSql.rows(desk, reader)
                .where(OPEN)
                .and(CASES.CASE_ID.in(caseIds))
                .and(shownTo(reader))
                .fetch(QueueSql::row);
    }

    /** Counts over the whole queue, the reader's own matters aside; {@code claimable} and {@code arrived}, ever, within the filter. */
    public QueueCounts counts(QueueFilter filter, Person reader) {
        return counts(filter, Instant.EPOCH, reader);
    }

    /** As above; {@code arrived} after {@code since} of the database's clock. */
    public QueueCounts counts(QueueFilter filter, Instant since, Person reader) {
        return desk.select(
                        count(),
                        countOf(UNCLAIMED),
                        countOf(CASES.PATH.eq("care")),
                        countOf(CASES.PATH.eq("conduct")),
                        countOf(mine(reader)),
                        countOf(CASES.DUE_AT.lt(NOW)),
                        countOf(claimableBy(reader).and(within(filter, reader))),
                        countOf(CASES.QUEUED_AT.gt(since).and(within(filter, reader))))
                .from(CASES)
                .where(OPEN)
                .and(shownTo(reader))
                .fetchSingle(Records.mapping(QueueCounts::new));
    }

    /** The categories of open cases, sorted: what the filter can choose from. */
    public List<String> categories() {
        return desk.selectDistinct(CASES.CATEGORY)
                .from(CASES)
                .where(OPEN)
                .orderBy(CASES.CATEGORY)
                .fetch(CASES.CATEGORY);
    }

    /** The programs of open cases, sorted: what the filter can choose from. */
    public List<String> programs() {
        return desk.selectDistinct(CASES.PROGRAM)
                .from(CASES)
                .where(OPEN)
                .and(CASES.PROGRAM.isNotNull())
                .orderBy(CASES.PROGRAM)
                .fetch(CASES.PROGRAM);
    }

    /**
     * Leases the first case of the filter that the person may take: {@code Done} or {@code Nothing}. Two people never get
     * the same: a row that another transaction is about to take is passed over. Whoever is on a pause is refused with
     * {@code paused}; whoever read enough today gets the hardest last, see {@link Exposures}.
     */
    public Outcome claimNext(QueueFilter filter, Person person) {
        return desk.transactionResult(tx -> {
            Standing standing = standing(tx.dsl(), person);
            return standing.paused() ? new Outcome.Refused("paused") : next(tx.dsl(), filter, standing, person);
        });
    }

    /** What there is to know before a case is looked for. */
    private record Standing(boolean paused, boolean readLately, boolean leasesEnded) {}

    /** In one statement, which holds what {@link OwnMatters#hold} holds. */
    private static Standing standing(DSLContext tx, Person person) {
        return tx.select(
                        field(Pauses.pauses(person)),
                        field(Exposures.readLately(person)),
                        field(exists(selectOne().from(CASES).where(LEASE_ENDED))))
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                .forShare()
                .fetchSingle(Records.mapping(Standing::new));
    }

    private static Outcome next(DSLContext tx, QueueFilter filter, Standing standing, Person person) {
        Condition last = standing.readLately() ? Exposures.leftToOthers(tx, person) : falseCondition();
        return CaseMoves.select(tx)
                .where(OPEN)
                .and(claimableBy(person, standing.leasesEnded()))
                .and(matches(filter, person))
                .orderBy(when(last, 1).otherwise(0), CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                .limit(inline(1))
                .forUpdate()
                .skipLocked()
                .fetchOptional(CaseMoves::locked)
                .map(locked -> CaseMoves.claim(tx, locked, person))
                .orElse(new Outcome.Nothing());
    }

    private static Field<Integer> countOf(Condition condition) {
        return count().filterWhere(condition);
    }
}
