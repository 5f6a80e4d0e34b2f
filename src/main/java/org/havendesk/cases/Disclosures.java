package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.APPROVAL;
import static org.havendesk.db.desk.Tables.DISCLOSURE;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Emergency services are told about a member. Needs a second person; on an Immediate care case one person alone may break
 * the glass, for identity and disclosure together, and the review of that stays open until somebody else has done it.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Disclosures {
    private final DSLContext desk;

    public Disclosures(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * The record of a disclosure (42 CFR 2.51(c)).
     *
     * @param discloser the name of who told
     */
    public record Kept(
            long approvalId, String recipient, String affiliation, String discloser, Instant at, String nature) {}

    /** Asks to tell emergency services; the reason is required. */
    public Outcome ask(long caseId, Emergency emergency, String reason, Person person) {
        String why = Approvals.required(reason);
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> {
            Outcome no = mayNotAsk(tx, locked, person);
            return no != null ? no : Asks.ask(tx, locked, new Proposal.Disclose(emergency), why, person);
        });
    }

    /**
     * Breaks the glass: who the subject is opens to the person for 60 minutes, and the disclosure is recorded, both at
     * once and without a second person. Only on an Immediate care case; the reason is required. What the same person had
     * asked before is taken back with it.
     */
    public Outcome breakGlass(long caseId, Emergency emergency, String reason, Person person) {
        String why = Approvals.required(reason);
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> {
            Outcome no = mayNotAsk(tx, locked, person);
            if (no != null) {
                return no;
            }
            if (!Emergency.isForOneAlone(CasePath.of(locked.row().getPath()), locked.tier())) {
                return new Outcome.Refused("no_glass");
            }
            Proposal proposal = new Proposal.Disclose(emergency);
            long approvalId = Asks.insert(tx, locked, proposal, Approval.State.GLASS_BROKEN, why, person, locked.now())
                    .orElseThrow();
            withdrawAsked(tx, locked, person);
            Reveals.open(tx, locked, approvalId, person.accountId());
            keep(tx, locked, approvalId, person.accountId(), emergency);
            return Asks.tell(
                    tx,
                    locked,
                    Asks.entry(person.actor(), "break_glass", caseId, approvalId, proposal)
                            .because(why));
        });
    }

    /** The records of the case, newest first: for supervisors. {@code AccessDeniedException} on the reader's own matter. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public List<Kept> ofCase(long caseId, Person reader) {
        OwnMatters.refuse(desk, caseId, reader);
        return desk.select(
                        DISCLOSURE.APPROVAL_ID,
                        DISCLOSURE.RECIPIENT,
                        DISCLOSURE.AFFILIATION,
                        ACCOUNT.DISPLAY_NAME,
                        DISCLOSURE.DISCLOSED_AT,
                        DISCLOSURE.NATURE)
                .from(DISCLOSURE)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DISCLOSURE.DISCLOSER))
                .where(DISCLOSURE.CASE_ID.eq(caseId))
                .orderBy(DISCLOSURE.DISCLOSURE_ID.desc())
                .fetch(mapping(Kept::new));
    }

    /** Who is on shift and can help with an emergency: supervisors and safeguarding leads. */
    public List<OnShift> onCall() {
        return Shifts.now(desk).stream()
                .filter(each -> each.supervisor() || each.safeguardingLead())
                .toList();
    }

    /** Who has the contact data of members, which are not with the console. */
    public Optional<Contact> operator() {
        return Optional.ofNullable(
                new Settings(desk).newest(Kinds.ALARMS).value().operator());
    }

    /** Keeps the record. Nobody was told before it was allowed: a time before that becomes the time of the permission. */
    static void keep(DSLContext tx, Locked locked, long approvalId, long discloser, Emergency emergency) {
        tx.insertInto(DISCLOSURE)
                .set(DISCLOSURE.APPROVAL_ID, approvalId)
                .set(DISCLOSURE.CASE_ID, locked.caseId())
                .set(DISCLOSURE.RECIPIENT, emergency.recipient())
                .set(DISCLOSURE.AFFILIATION, emergency.affiliation())
                .set(DISCLOSURE.DISCLOSER, discloser)
                .set(DISCLOSURE.DISCLOSED_AT, emergency.at().isBefore(locked.now()) ? locked.now() : emergency.at())
                .set(DISCLOSURE.NATURE, emergency.nature())
                .execute();
    }

    /** Why nothing can be asked about the subject of this case by this person; null where it can. */
    static @Nullable Outcome mayNotAsk(DSLContext tx, Locked locked, Person person) {
        if (!locked.row().getSubjectKind().equals("member")) {
            return new Outcome.Refused("nobody_to_reveal");
        }
        if (locked.isHeld() && !locked.isHeldBy(person)) {
            return CaseMoves.heldBy(tx, locked);
        }
        return locked.state() == CaseState.CLOSED ? new Outcome.NotPossible(CaseState.CLOSED) : null;
    }

    private static void withdrawAsked(DSLContext tx, Locked locked, Person person) {
        tx.update(APPROVAL)
                .set(APPROVAL.STATE, "withdrawn")
                .set(APPROVAL.ANSWERED_AT, locked.now())
                .where(APPROVAL.CASE_ID.eq(locked.caseId()))
                .and(APPROVAL.KIND.in("disclosure", "reveal"))
                .and(APPROVAL.ASKED_BY.eq(person.accountId()))
                .and(APPROVAL.STATE.eq("asked"))
                .execute();
    }
}
