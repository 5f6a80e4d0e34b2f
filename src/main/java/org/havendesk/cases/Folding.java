package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.CHECK_IN_ANSWER;
import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.db.desk.tables.records.EvidenceRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.settings.Clocks;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Folds reports into cases: a report about a subject goes into its open case of that path, or opens one, linked to the
 * last. Automation may raise a tier, never lower it.
 */
public final class Folding {
    private static final Actor SORTING = new Actor.Rule("sorting");

    /** A report older than this when it arrives counts from its arrival. */
    private static final Duration LATE = Duration.ofHours(24);

    private final Clocks clocks;
    private final Actor actor;

    /** For reports as the sorting table sorts them. */
    public Folding(Clocks clocks) {
        this(clocks, SORTING);
    }

    /** @param actor who or what says that this is a matter */
    public Folding(Clocks clocks, Actor actor) {
        this.clocks = clocks;
        this.actor = actor;
    }

    /** What folding one report did: the case, and what the caller has to append to the ledger in this transaction. */
    public record Folded(long caseId, List<Entry> entries) {
        public Folded {
            entries = List.copyOf(entries);
        }
    }

    /** Takes one report in the transaction of {@code tx}: its case, its row, its evidence. */
    public Folded fold(DSLContext tx, Arrival arrival) {
        List<Entry> entries = new ArrayList<>();
        Locked locked = open(tx, arrival).orElse(null);
        if (locked == null) {
            locked = create(tx, arrival, entries);
        }
        insertReport(tx, arrival, locked.caseId());
        update(tx, locked, arrival, entries);
        entries.add(Entry.of(actor, Move.REPORT.verb(), "case", locked.caseId())
                .after(Map.of(
                        "report", arrival.reportId(),
                        "detail", arrival.sorted().category(),
                        "version", locked.row().getVersion())));
        return new Folded(locked.caseId(), entries);
    }

    /** Says on which cases something changed, when the transaction commits; one notification for all. */
    public static void publish(DSLContext tx, List<Long> caseIds) {
        if (!caseIds.isEmpty()) {
            CaseNews.publish(tx, caseIds);
        }
    }

    private static Optional<Locked> open(DSLContext tx, Arrival arrival) {
        return CaseMoves.select(tx)
                .where(subject(arrival))
                .and(QueueSql.OPEN)
                .forUpdate()
                .fetchOptional(CaseMoves::locked);
    }

    private Locked create(DSLContext tx, Arrival arrival, List<Entry> entries) {
        Instant now = CaseMoves.now(tx);
        var sorted = arrival.sorted();
        boolean late = isLate(arrival, now);
        Instant from = late ? now : arrival.reportedAt();
        Optional<Long> created = tx.insertInto(CASES)
                .set(CASES.SUBJECT_KIND, arrival.subjectKind())
                .set(CASES.SUBJECT_ID, arrival.subjectId())
                .set(CASES.PATH, sorted.path().key())
                .set(CASES.TIER, sorted.tier().number())
                .set(CASES.CATEGORY, sorted.category())
                .set(CASES.SEVERITY, (short) sorted.severity())
                .set(CASES.NEEDS_SORTING, !sorted.known())
                .set(CASES.LATE_ARRIVAL, late)
                .set(CASES.ROOM_ID, arrival.roomId())
                .set(CASES.ROOM_NAME, arrival.roomName())
                .set(CASES.PROGRAM, arrival.program())
                .set(CASES.CLOCK_FROM, from)
                .set(CASES.REPORTED_AT, arrival.reportedAt())
                .set(CASES.LAST_REPORT_AT, arrival.reportedAt())
                .set(CASES.DUE_AT, from.plus(clocks.of(sorted.tier())))
                .set(CASES.VERSION, 0)
                .set(CASES.PREVIOUS_CASE_ID, previous(tx, arrival))
                .onConflictDoNothing()
                .returning(CASES.CASE_ID)
                .fetchOptional(CASES.CASE_ID);
        created.ifPresent(caseId -> entries.add(Entry.of(actor, "open", "case", caseId)
                .after(Map.of("path", sorted.path().key(), "tier", sorted.tier().key(), "detail", sorted.category()))));
        return open(tx, arrival).orElseThrow(); // another transaction may have opened it first
    }

    private void update(DSLContext tx, Locked locked, Arrival arrival, List<Entry> entries) {
        CasesRecord row = locked.row();
        CaseState before = locked.state();
        CaseState after = Transitions.after(before, Move.REPORT).orElseThrow();
        Tier tier = arrival.sorted().tier();
        boolean first = row.getReports() == 0;
        boolean reopened = after == CaseState.OPEN && (before == CaseState.CLOSING || before == CaseState.WAITING);
        Instant from = isLate(arrival, locked.now()) ? locked.now() : arrival.reportedAt();
        Instant due = from.plus(clocks.of(tier));
        if (!first && tier.isMorePressingThan(locked.tier())) {
            entries.add(Entry.of(actor, "raise", "case", locked.caseId())
                    .before(Map.of("tier", locked.tier().key()))
                    .after(Map.of("tier", tier.key(), "detail", tier.key())));
            row.setRaisedFrom(row.getTier());
            row.setTier(tier.number());
            row.setCategory(arrival.sorted().category());
        }
        if (reopened) {
            due = from.plus(clocks.of(Tier.of(row.getTier())));
        }
        if (reopened || due.isBefore(row.getDueAt())) {
            row.setClockFrom(from);
            row.setDueAt(due);
        }
        row.setSeverity((short) Math.max(row.getSeverity(), arrival.sorted().severity()));
        row.setNeedsSorting(row.getNeedsSorting() || !arrival.sorted().known());
        row.setReportedAt(min(row.getReportedAt(), arrival.reportedAt()));
        row.setLastReportAt(max(row.getLastReportAt(), arrival.reportedAt()));
        row.setVersion(row.getVersion() + 1);
        if (after != before) {
            Asks.overtaken(tx, row).ifPresent(entries::add);
            row.setState(after.key());
            row.setWaitingFor(null);
            row.setWaitingUntil(null);
        }
        var counted = tx.select(count(), countDistinct(REPORT.REPORTER_ID))
                .from(REPORT)
                .where(REPORT.CASE_ID.eq(row.getCaseId()))
                .fetchSingle();
        row.setReports(counted.value1());
        row.setReporters(counted.value2());
        row.attach(tx.configuration());
        row.update();
    }

    private static void insertReport(DSLContext tx, Arrival arrival, long caseId) {
        var sorted = arrival.sorted();
        tx.insertInto(REPORT)
                .set(REPORT.REPORT_ID, arrival.reportId())
                .set(REPORT.CASE_ID, caseId)
                .set(REPORT.MESSAGE_ID, arrival.messageId())
                .set(REPORT.ROOM_ID, arrival.roomId())
                .set(REPORT.MEMBER_ID, arrival.memberId())
                .set(REPORT.REPORTER_ID, arrival.reporterId())
                .set(REPORT.CATEGORY, arrival.category())
                .set(REPORT.REASON, arrival.reason())
                .set(REPORT.QUOTED, arrival.quoted())
                .set(REPORT.TIER, sorted.tier().number())
                .set(REPORT.SEVERITY, (short) sorted.severity())
                .set(REPORT.SORTED, sorted.known())
                .set(REPORT.REPORTED_AT, arrival.reportedAt())
                .execute();
        if (arrival.answer() != null) {
            insertAnswer(tx, arrival.reportId(), arrival.answer());
        }
        List<EvidenceRecord> copies = new ArrayList<>();
        for (int i = 0; i < arrival.evidence().size(); i++) {
            var message = arrival.evidence().get(i);
            var copy = new EvidenceRecord();
            copy.setReportId(arrival.reportId());
            copy.setPosition((short) (i - arrival.position()));
            copy.setMessageId(message.messageId());
            copy.setRoomId(message.roomId());
            copy.setMemberId(message.memberId());
            copy.setSentAt(message.sentAt());
            copy.setBody(message.body());
            copy.setReplyTo(message.replyTo());
            copy.setEditedAt(message.editedAt());
            copy.setRemovedAt(message.removedAt());
            copies.add(copy);
        }
        if (!copies.isEmpty()) {
            tx.insertInto(EVIDENCE).set(copies).execute();
        }
    }

    private static void insertAnswer(DSLContext tx, String reportId, Arrival.Answer answer) {
        tx.insertInto(CHECK_IN_ANSWER)
                .set(CHECK_IN_ANSWER.REPORT_ID, reportId)
                .set(CHECK_IN_ANSWER.INSTRUMENT, answer.instrument())
                .set(CHECK_IN_ANSWER.ITEM, answer.item())
                .set(CHECK_IN_ANSWER.ANSWER, answer.answer())
                .set(CHECK_IN_ANSWER.ANSWERED_AT, answer.answeredAt())
                .execute();
    }

    private static Long previous(DSLContext tx, Arrival arrival) {
        return tx.select(CASES.CASE_ID)
                .from(CASES)
                .where(subject(arrival))
                .orderBy(CASES.CASE_ID.desc())
                .limit(1)
                .fetchOne(CASES.CASE_ID);
    }

    private static Condition subject(Arrival arrival) {
        return CASES.SUBJECT_KIND
                .eq(arrival.subjectKind())
                .and(CASES.SUBJECT_ID.eq(arrival.subjectId()))
                .and(CASES.PATH.eq(arrival.sorted().path().key()));
    }

    private static boolean isLate(Arrival arrival, Instant now) {
        return arrival.reportedAt().isBefore(now.minus(LATE));
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
