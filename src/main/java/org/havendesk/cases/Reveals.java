package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.REPORT;
import static org.havendesk.db.desk.Tables.REVEAL;
import static org.jooq.impl.DSL.max;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.chat.Conversations;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Who somebody is. The subject of a case is shown to the person who asked, after a second person agreed, for 60 minutes
 * of the database's clock; a reporter to a supervisor who says why. Every reading is a ledger entry. Nobody reads who takes
 * part in their own matter: {@code AccessDeniedException}.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Reveals {
    /** How long an identity stays open. */
    static final Duration OPEN = Duration.ofMinutes(60);

    private final DSLContext desk;
    private final Conversations conversations;

    public Reveals(DSLContext desk, Conversations conversations) {
        this.desk = desk;
        this.conversations = conversations;
    }

    /** Asks to see who the subject is; the reason is required. */
    public Outcome ask(long caseId, String reason, Person person) {
        String why = Approvals.required(reason);
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> {
            Outcome no = Disclosures.mayNotAsk(tx, locked, person);
            return no != null ? no : Asks.ask(tx, locked, new Proposal.Reveal(), why, person);
        });
    }

    /** How long the person may still see who the subject is; empty where they may not. Shows nothing yet. */
    public Optional<Duration> left(long caseId, Person person) {
        OwnMatters.refuse(desk, caseId, person);
        return desk.select(max(REVEAL.UNTIL), QueueSql.NOW)
                .from(REVEAL)
                .where(REVEAL.CASE_ID.eq(caseId))
                .and(REVEAL.ACCOUNT_ID.eq(person.accountId()))
                .and(REVEAL.UNTIL.gt(QueueSql.NOW))
                .fetchOptional()
                .filter(found -> found.value1() != null)
                .map(found -> Duration.between(found.value2(), found.value1()));
    }

    /** Who the subject is: one reading. Empty where it is not open to the person, or the chat knows them no more. */
    public Optional<Identity> read(long caseId, Person person) {
        if (left(caseId, person).isEmpty()) {
            return Optional.empty();
        }
        CasesRecord subject = desk.fetchSingle(CASES, CASES.CASE_ID.eq(caseId));
        Optional<Identity> identity = identity(subject.getSubjectId());
        desk.transaction(
                tx -> Ledger.append(tx.dsl(), Entry.of(person.actor(), CaseHistory.SEE_IDENTITY, "case", caseId)));
        return identity;
    }

    /**
     * Opens the seal of one report, and shows who sent it: one reading; the reason is required. Empty where the report
     * was sent by nobody, or the chat knows them no more.
     */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Optional<Identity> reporter(long caseId, String reportId, String reason, Person person) {
        String why = Approvals.required(reason);
        if (!person.isSupervisor()) {
            throw new IllegalArgumentException("the seal of a report is opened by supervisors alone");
        }
        OwnMatters.refuse(desk, caseId, person);
        String reporter = desk.select(REPORT.REPORTER_ID)
                .from(REPORT)
                .where(REPORT.CASE_ID.eq(caseId))
                .and(REPORT.REPORT_ID.eq(reportId))
                .fetchOptional(REPORT.REPORTER_ID)
                .orElse(null);
        Optional<Identity> identity = reporter == null ? Optional.empty() : identity(reporter);
        desk.transaction(tx -> {
            CaseNews.publish(tx.dsl(), caseId);
            Ledger.append(
                    tx.dsl(),
                    Entry.of(person.actor(), "open_seal", "case", caseId)
                            .because(why)
                            .after(Map.of("report", reportId)));
        });
        return identity;
    }

    private Optional<Identity> identity(String memberId) {
        return Optional.ofNullable(conversations.members(List.of(memberId)).get(memberId))
                .map(member -> new Identity(member.handle(), member.displayName()));
    }

    /** Opens the subject's identity to an account in the transaction of {@code tx}. */
    static void open(DSLContext tx, Locked locked, long approvalId, long accountId) {
        Instant until = locked.now().plus(OPEN);
        tx.insertInto(REVEAL)
                .set(REVEAL.APPROVAL_ID, approvalId)
                .set(REVEAL.CASE_ID, locked.caseId())
                .set(REVEAL.ACCOUNT_ID, accountId)
                .set(REVEAL.UNTIL, until)
                .set(REVEAL.MADE_AT, locked.now())
                .execute();
    }
}
