package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.STRIKE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.db.desk.tables.records.MeasureRecord;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** What holds for a member because of decisions: measures that run or ran, strikes that count. */
@PreAuthorize(Roles.WORKS_CASES)
public class Measures {
    private final DSLContext desk;
    private final Settings settings;
    private final Restrictions restrictions;

    public Measures(DSLContext desk, Settings settings, Restrictions restrictions) {
        this.desk = desk;
        this.settings = settings;
        this.restrictions = restrictions;
    }

    /**
     * How the subject of the case stands; nobody's measures where it is a room. Measures of the reader's own matters are left
     * out, and on such a case it is an {@code AccessDeniedException}.
     */
    public MemberStanding standing(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        String memberId = desk.select(CASES.SUBJECT_ID)
                .from(CASES)
                .where(CASES.CASE_ID.eq(caseId))
                .and(CASES.SUBJECT_KIND.eq("member"))
                .fetchOne(CASES.SUBJECT_ID);
        int limit = settings.newest(Kinds.STRIKES).value().limit();
        if (memberId == null) {
            return new MemberStanding(0, limit, null, List.of());
        }
        var strikes = desk.select(count(), min(STRIKE.EXPIRES_AT))
                .from(STRIKE)
                .where(STRIKE.MEMBER_ID.eq(memberId))
                .and(STRIKE.EXPIRES_AT.gt(QueueSql.NOW))
                .fetchSingle();
        return new MemberStanding(strikes.value1(), limit, strikes.value2(), measures(memberId, reader));
    }

    /**
     * Ends a measure before its time; the reason is required. Refused with the rule {@code lift_supervisor} for a ban or a long
     * suspension and whoever is not a supervisor, {@code measure_not_begun} while its decision can be undone, and
     * {@code measure_over} where it has ended; {@code own_matter} as everywhere.
     */
    public Outcome lift(long measureId, String reason, Person person) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("lifting a measure needs a reason");
        }
        return desk.select(MEASURE.CASE_ID)
                .from(MEASURE)
                .where(MEASURE.MEASURE_ID.eq(measureId))
                .fetchOptional(MEASURE.CASE_ID)
                .map(caseId -> CaseMoves.act(
                        desk, caseId, person, (tx, locked) -> lift(tx, locked, measureId, reason.strip(), person)))
                .orElse(new Outcome.Nothing());
    }

    private Outcome lift(DSLContext tx, Locked locked, long measureId, String why, Person person) {
        String memberId = locked.row().getSubjectId();
        Restrictions.lock(tx, memberId);
        MeasureRecord measure = tx.fetchSingle(MEASURE, MEASURE.MEASURE_ID.eq(measureId));
        String rule = refusal(tx, measure, person);
        if (rule != null) {
            return new Outcome.Refused(rule);
        }
        measure.setLiftedAt(CaseMoves.now(tx));
        measure.setLiftedBy(person.accountId());
        measure.update();
        restrictions.follow(tx, memberId);
        CaseNews.publish(tx, measure.getCaseId());
        Ledger.append(
                tx, Restrictions.entry(person.actor(), "measure_lift", measure).because(why));
        return locked.done();
    }

    private static @Nullable String refusal(DSLContext tx, MeasureRecord measure, Person person) {
        Instant now = CaseMoves.now(tx);
        boolean over = measure.getLiftedAt() != null
                || measure.getCancelledAt() != null
                || measure.getEndsAt() != null && !measure.getEndsAt().isAfter(now);
        if (over) {
            return "measure_over";
        }
        if (tx.fetchSingle(DECISION, DECISION.DECISION_ID.eq(measure.getDecisionId()))
                        .getSettledAt()
                == null) {
            return "measure_not_begun";
        }
        return isGrave(measure) && !person.isSupervisor() ? "lift_supervisor" : null;
    }

    /** What one person could not decide alone. */
    private static boolean isGrave(MeasureRecord measure) {
        return switch (Restriction.of(measure.getKind())) {
            case BAN -> true;
            case SUSPEND ->
                measure.getEndsAt() == null
                        || Duration.between(measure.getBeginsAt(), measure.getEndsAt())
                                        .compareTo(DecisionRequest.LONG)
                                > 0;
            default -> false;
        };
    }

    private List<MemberStanding.Line> measures(String memberId, Person reader) {
        return desk.select(MEASURE, CASES.ROOM_NAME, DECISION.SETTLED_AT, QueueSql.NOW)
                .from(MEASURE)
                .join(DECISION)
                .on(DECISION.DECISION_ID.eq(MEASURE.DECISION_ID))
                .join(CASES)
                .on(CASES.CASE_ID.eq(MEASURE.CASE_ID))
                .where(MEASURE.MEMBER_ID.eq(memberId))
                .and(MEASURE.CANCELLED_AT.isNull())
                .and(QueueSql.shownTo(reader))
                .orderBy(MEASURE.MEASURE_ID.desc())
                .fetch(r -> line(r.value1(), r.value2(), r.value3() != null, r.value4()));
    }

    private static MemberStanding.Line line(
            MeasureRecord measure, @Nullable String roomName, boolean settled, Instant now) {
        return new MemberStanding.Line(
                measure.getMeasureId(),
                measure.getCaseId(),
                Action.of(measure.getKind()),
                measure.getRoomId() == null ? null : roomName,
                measure.getBeginsAt(),
                measure.getEndsAt(),
                state(measure, settled, now),
                measure.getLiftedAt(),
                isGrave(measure));
    }

    private static MemberStanding.State state(MeasureRecord measure, boolean settled, Instant now) {
        if (measure.getLiftedAt() != null) {
            return MemberStanding.State.LIFTED;
        }
        if (measure.getEndsAt() != null && !measure.getEndsAt().isAfter(now)) {
            return MemberStanding.State.ENDED;
        }
        return settled ? MemberStanding.State.RUNNING : MemberStanding.State.PLANNED;
    }
}
