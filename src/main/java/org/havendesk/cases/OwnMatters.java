package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import org.havendesk.access.Person;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.security.access.AccessDeniedException;

/** Cases in which somebody's own member takes part: whom it is about, who reported it, or wrote something that was copied. */
public final class OwnMatters {
    static final Outcome REFUSED = new Outcome.Refused("own_matter");

    private OwnMatters() {}

    /** The condition on a case that it is this person's own matter; never null, whether or not they named their member. */
    public static Condition of(Person person) {
        Field<String> self = coalesce(
                field(select(ACCOUNT.MEMBER_ID).from(ACCOUNT).where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))),
                inline(""));
        return CASES.SUBJECT_KIND
                .eq(inline("member"))
                .and(CASES.SUBJECT_ID.eq(self))
                .or(CASES.CASE_ID.in(select(REPORT.CASE_ID)
                        .from(REPORT)
                        .where(REPORT.REPORTER_ID.eq(self).or(REPORT.MEMBER_ID.eq(self)))
                        .union(select(REPORT.CASE_ID)
                                .from(EVIDENCE)
                                .join(REPORT)
                                .on(REPORT.REPORT_ID.eq(EVIDENCE.REPORT_ID))
                                .where(EVIDENCE.MEMBER_ID.eq(self)))));
    }

    static boolean is(DSLContext tx, long caseId, Person person) {
        return tx.fetchExists(CASES, CASES.CASE_ID.eq(caseId).and(of(person)));
    }

    /** Whether this is the member that the person named as their own. */
    static boolean isMember(DSLContext tx, String memberId, Person person) {
        return tx.fetchExists(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(person.accountId()).and(ACCOUNT.MEMBER_ID.eq(memberId)));
    }

    /** {@code AccessDeniedException} where the person would read their own matter. */
    static void refuse(DSLContext tx, long caseId, Person person) {
        if (is(tx, caseId, person)) {
            throw new AccessDeniedException("case " + caseId + " is the reader's own matter");
        }
    }

    /** Until the transaction ends the person names no other member; to be called before a case is locked. */
    static void hold(DSLContext tx, Person person) {
        tx.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                .forShare()
                .execute();
    }
}
