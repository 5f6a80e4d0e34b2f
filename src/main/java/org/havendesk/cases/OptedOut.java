package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.LEFT_CATEGORY;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.havendesk.db.desk.Tables.TOPIC_OPT_OUT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.settings.Tier;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Topics that people leave to their colleagues. A case belongs to a topic by its own category or that of any of its reports. */
public final class OptedOut {
    private OptedOut() {}

    /** The condition on a case that this person leaves it to others. */
    static Condition by(Person person) {
        return by(person.accountId());
    }

    private static Condition by(long accountId) {
        // asked first, once a query: most people leave nothing to others. For the others the offset keeps the planner
        // from
        // reading all reports there are in order to answer for the few cases of a page
        return exists(selectOne().from(TOPIC_OPT_OUT).where(TOPIC_OPT_OUT.ACCOUNT_ID.eq(accountId)))
                .and(CASES.CATEGORY
                        .in(left(accountId))
                        .or(exists(selectOne()
                                .from(REPORT)
                                .where(REPORT.CASE_ID.eq(CASES.CASE_ID))
                                .and(lower(REPORT.CATEGORY).in(left(accountId)))
                                .offset(inline(0)))));
    }

    private static Select<Record1<String>> left(long accountId) {
        return select(LEFT_CATEGORY.CATEGORY).from(LEFT_CATEGORY).where(LEFT_CATEGORY.ACCOUNT_ID.eq(accountId));
    }

    /**
     * Immediate cases that nobody has and that everybody who is on shift now leaves to others, for an alarm; none where
     * nobody is on shift, which is an alarm of its own. By due time.
     */
    public static List<Long> everybody(DSLContext desk) {
        List<OnShift> there = Shifts.now(desk);
        if (there.isEmpty()) {
            return List.of();
        }
        Condition everybody =
                there.stream().map(person -> by(person.accountId())).reduce(noCondition(), Condition::and);
        return desk.select(CASES.CASE_ID)
                .from(CASES)
                .where(QueueSql.UNCLAIMED)
                .and(CASES.TIER.eq(Tier.IMMEDIATE.number()))
                .and(everybody)
                .orderBy(CASES.DUE_AT, CASES.CASE_ID)
                .fetch(CASES.CASE_ID);
    }
}
