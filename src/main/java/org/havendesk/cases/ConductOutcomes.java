package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.STRIKE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.chat.Capabilities;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.db.desk.tables.records.DecisionRecord;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The conduct half of decisions: what forbids them, the measures and strikes that they bring. */
class ConductOutcomes {
    private final Settings settings;
    private final Restrictions restrictions;
    private final Supplier<Capabilities> capabilities;

    ConductOutcomes(Settings settings, Restrictions restrictions, Supplier<Capabilities> capabilities) {
        this.settings = settings;
        this.restrictions = restrictions;
        this.capabilities = capabilities;
    }

    /** The rule that forbids the decision, or empty. Locks the care case that it asks. */
    Optional<String> refusal(
            DSLContext tx, Locked locked, DecisionRequest request, Person person, @Nullable Person approvedBy) {
        if (request.actions().contains(Action.REMOVE_MESSAGE)
                && !capabilities.get().offers("remove")) {
            return Optional.of("not_offered");
        }
        if (restrictionsOf(request).findAny().isEmpty()) {
            return Optional.empty();
        }
        if (request.actions().contains(Action.KICK) && locked.row().getRoomId() == null) {
            return Optional.of("no_room");
        }
        Capabilities offered = capabilities.get();
        if (!restrictionsOf(request).allMatch(offered::offers)) {
            return Optional.of("not_offered");
        }
        return careComesFirst(tx, locked, person, approvedBy) ? Optional.of("care_first") : Optional.empty();
    }

    /** The measures of the decision, from the moment when it can no longer be undone. */
    void plan(DSLContext tx, Locked locked, DecisionRequest request, long decisionId, Instant begin) {
        restrictionsOf(request).forEach(restriction -> tx.insertInto(MEASURE)
                .set(MEASURE.DECISION_ID, decisionId)
                .set(MEASURE.CASE_ID, locked.caseId())
                .set(MEASURE.MEMBER_ID, locked.row().getSubjectId())
                .set(MEASURE.KIND, restriction.begin())
                .set(MEASURE.ROOM_ID, restriction.isOfRoom() ? locked.row().getRoomId() : null)
                .set(MEASURE.BEGINS_AT, begin)
                .set(MEASURE.ENDS_AT, request.lasts() == null ? null : begin.plus(request.lasts()))
                .execute());
    }

    /** The decision was taken back before anything of it began. */
    void undone(DSLContext tx, long decisionId, Instant now) {
        tx.update(MEASURE)
                .set(MEASURE.CANCELLED_AT, now)
                .where(MEASURE.DECISION_ID.eq(decisionId))
                .execute();
    }

    /** The decision holds now: its measures begin, and its strike counts from here. */
    void settled(DSLContext tx, Locked locked, DecisionRecord decision) {
        if (tx.fetchExists(MEASURE, MEASURE.DECISION_ID.eq(decision.getDecisionId()))) {
            restrictions.follow(tx, locked.row().getSubjectId());
        }
        boolean strikes = Stream.of(decision.getActions()).map(Action::of).anyMatch(Action::strikes);
        if (strikes && decision.getPolicy() != null && !decision.getPolicy().equals(Policy.NONE)) {
            Duration counts =
                    Duration.ofDays(settings.newest(Kinds.STRIKES).value().days());
            tx.insertInto(STRIKE)
                    .set(STRIKE.DECISION_ID, decision.getDecisionId())
                    .set(STRIKE.MEMBER_ID, locked.row().getSubjectId())
                    .set(STRIKE.GIVEN_AT, locked.now())
                    .set(STRIKE.EXPIRES_AT, locked.now().plus(counts))
                    .execute();
        }
    }

    /**
     * Whether somebody else looks after the subject just now: nobody in distress is restricted behind the back of the person who
     * helps them. The care case stays locked until the decision stands, so that it does not change hands meanwhile.
     */
    private static boolean careComesFirst(DSLContext tx, Locked locked, Person person, @Nullable Person approvedBy) {
        if (person.isSupervisor() || approvedBy != null && approvedBy.isSupervisor()) {
            return false;
        }
        return CaseMoves.select(tx)
                .where(CASES.SUBJECT_KIND.eq(locked.row().getSubjectKind()))
                .and(CASES.SUBJECT_ID.eq(locked.row().getSubjectId()))
                .and(CASES.PATH.eq(CasePath.CARE.key()))
                .and(CASES.TIER.le(Tier.URGENT.number()))
                .and(QueueSql.OPEN)
                .forUpdate()
                .fetch(CaseMoves::locked)
                .stream()
                .anyMatch(care -> !care.isHeldBy(person));
    }

    private static Stream<Restriction> restrictionsOf(DecisionRequest request) {
        return request.actions().stream().filter(Action::restricts).map(action -> Restriction.of(action.key()));
    }
}
