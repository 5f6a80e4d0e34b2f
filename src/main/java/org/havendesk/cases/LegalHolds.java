package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.LEGAL_HOLD;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * What keeps a case from being removed while somebody needs it: set and lifted by supervisors, with a reason. Whoever may
 * read the case sees that it is held, and why.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class LegalHolds {
    private final DSLContext desk;

    public LegalHolds(DSLContext desk) {
        this.desk = desk;
    }

    /** A hold that runs. */
    public record Hold(String reason, String who, Instant since) {}

    /**
     * How long the words of a case stay.
     *
     * @param hold null where none runs
     * @param removedAt null while they are there
     */
    public record Keeping(@Nullable Hold hold, @Nullable Instant removedAt) {}

    /** {@code AccessDeniedException} on the reader's own matter. */
    public Keeping of(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        Optional<Hold> hold = desk.select(LEGAL_HOLD.REASON, ACCOUNT.DISPLAY_NAME, LEGAL_HOLD.SET_AT)
                .from(LEGAL_HOLD)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(LEGAL_HOLD.SET_BY))
                .where(LEGAL_HOLD.CASE_ID.eq(caseId))
                .and(LEGAL_HOLD.LIFTED_AT.isNull())
                .fetchOptional(mapping(Hold::new));
        Instant removedAt = desk.select(CASES.CONTENT_REMOVED_AT)
                .from(CASES)
                .where(CASES.CASE_ID.eq(caseId))
                .fetchOne(CASES.CONTENT_REMOVED_AT);
        return new Keeping(hold.orElse(null), removedAt);
    }

    /** Sets a hold; the reason is required. Refused where one runs. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Outcome set(long caseId, String reason, Person person) {
        String why = Approvals.required(reason);
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> {
            int set = tx.insertInto(LEGAL_HOLD)
                    .set(LEGAL_HOLD.CASE_ID, caseId)
                    .set(LEGAL_HOLD.REASON, why)
                    .set(LEGAL_HOLD.SET_BY, person.accountId())
                    .set(LEGAL_HOLD.SET_AT, locked.now())
                    .onConflictDoNothing()
                    .execute();
            return set == 0 ? new Outcome.Refused("held_already") : told(tx, locked, "hold", why, person);
        });
    }

    /** Lifts the hold that runs; the reason is required. Refused where none runs. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Outcome lift(long caseId, String reason, Person person) {
        String why = Approvals.required(reason);
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> {
            int lifted = tx.update(LEGAL_HOLD)
                    .set(LEGAL_HOLD.LIFTED_AT, locked.now())
                    .set(LEGAL_HOLD.LIFTED_BY, person.accountId())
                    .set(LEGAL_HOLD.LIFT_REASON, why)
                    .where(LEGAL_HOLD.CASE_ID.eq(caseId))
                    .and(LEGAL_HOLD.LIFTED_AT.isNull())
                    .execute();
            return lifted == 0 ? new Outcome.Refused("not_held") : told(tx, locked, "lift_hold", why, person);
        });
    }

    private static Outcome told(DSLContext tx, CaseMoves.Locked locked, String verb, String why, Person person) {
        CaseNews.publish(tx, locked.caseId());
        Ledger.append(
                tx, Entry.of(person.actor(), verb, "case", locked.caseId()).because(why));
        return locked.done();
    }
}
