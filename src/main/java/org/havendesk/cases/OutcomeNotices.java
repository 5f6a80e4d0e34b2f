package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DECISION_REPORT;
import static org.havendesk.db.desk.Tables.EFFECT;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Member;
import org.havendesk.db.desk.tables.DecisionReport;
import org.havendesk.db.desk.tables.records.DecisionRecord;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Template;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Tells reporters what came of their reports, once a report: that something was done or not, never about whom and never what.
 */
class OutcomeNotices {
    private static final Duration NOT_AFTER = Duration.ofMinutes(30);

    private final Settings settings;
    private final Conversations conversations;

    OutcomeNotices(Settings settings, Conversations conversations) {
        this.settings = settings;
        this.conversations = conversations;
    }

    /** Plans a notice to each reporter of a report that no settled decision has covered yet. */
    void plan(DSLContext tx, Locked locked, DecisionRecord decision) {
        words(locked.row().getCategory(), Action.of(decision.getActions()[0]))
                .ifPresent(words -> reporters(tx, locked, decision).forEach(reporter -> tx.insertInto(EFFECT)
                        .set(EFFECT.DECISION_ID, decision.getDecisionId())
                        .set(EFFECT.CASE_ID, locked.caseId())
                        .set(EFFECT.PURPOSE, "outcome")
                        .set(EFFECT.KIND, "notice")
                        .set(EFFECT.MEMBER_ID, reporter)
                        .set(EFFECT.BODY, words)
                        .set(EFFECT.NOT_AFTER, decision.getUndoUntil().plus(NOT_AFTER))
                        .execute()));
    }

    /** Who reported their own words, or is no member of the chat, is not told. */
    private List<String> reporters(DSLContext tx, Locked locked, DecisionRecord decision) {
        DecisionReport before = DECISION_REPORT.as("before");
        Set<String> found = tx.select(REPORT.REPORTER_ID)
                .from(DECISION_REPORT)
                .join(REPORT)
                .on(REPORT.REPORT_ID.eq(DECISION_REPORT.REPORT_ID))
                .where(DECISION_REPORT.DECISION_ID.eq(decision.getDecisionId()))
                .and(REPORT.REPORTER_ID.isNotNull())
                .and(REPORT.REPORTER_ID.ne(locked.row().getSubjectId()))
                .and(notExists(selectOne()
                        .from(before)
                        .join(DECISION)
                        .on(DECISION.DECISION_ID.eq(before.DECISION_ID))
                        .where(before.REPORT_ID.eq(DECISION_REPORT.REPORT_ID))
                        .and(DECISION.DECISION_ID.ne(decision.getDecisionId()))
                        .and(DECISION.SETTLED_AT.isNotNull())))
                .fetchSet(REPORT.REPORTER_ID);
        return members(found).stream().sorted().toList();
    }

    /** Where the chat is out of reach all are asked for: it answers itself who is no member. */
    private Set<String> members(Set<String> ids) {
        try {
            return conversations.members(ids).values().stream()
                    .filter(member -> !member.bot())
                    .map(Member::memberId)
                    .collect(Collectors.toSet());
        } catch (DataAccessException e) {
            return ids;
        }
    }

    /** The first template whose words need nothing that is not known here; none where the team has no such template. */
    Optional<String> words(String category, Action first) {
        Map<String, String> known = Map.of("community", settings.community().name());
        return settings.newest(Kinds.TEMPLATES).value().of(use(first), category).stream()
                .map(template -> template.fill(known))
                .filter(words -> !Template.isUnfilled(words))
                .findFirst();
    }

    private static String use(Action first) {
        if (first.path() == CasePath.CARE) {
            return "outcome_care";
        }
        return first == Action.NO_ACTION ? "outcome_no_action" : "outcome_acted";
    }
}
