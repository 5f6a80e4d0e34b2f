package org.havendesk.cases.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.havendesk.access.Person;
import org.havendesk.cases.Action;
import org.havendesk.cases.CarePath;
import org.havendesk.cases.CareRun;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.DecisionLine;
import org.havendesk.cases.Cases;
import org.havendesk.cases.DecisionChoices;
import org.havendesk.cases.DecisionChoices.Colleague;
import org.havendesk.cases.Drafts;
import org.havendesk.cases.Measures;
import org.havendesk.cases.MemberStanding;
import org.havendesk.cases.Outcome;
import org.havendesk.chat.Capabilities;
import org.havendesk.chat.platform.Restriction;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Template;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** One case in somebody's hands: what the page knows of it, and the acts on it. Knows no components. */
final class CaseDesk {

    /** Hears what became of an act. */
    interface Page {

        /** The case may stand differently now. */
        void changed();

        /** An act was refused; nothing typed is lost. */
        void refused(CaseRefusal refusal);

        /** An act is done; {@code act} is the last part of its sentence's key. */
        void done(String act);

        /** The case is gone. */
        void gone();
    }

    private final Cases cases;
    private final DecisionChoices choices;
    private final Measures measures;
    private final CarePath steps;
    private final Drafts drafts;
    private final Person person;
    private final ZoneId zone;
    private final Locale locale;
    private final Page page;
    private final CaseSeen seen;
    private final ApprovalDesk approvals;
    private CaseFile file;
    private DecideDraft draft;
    private MemberStanding member;
    private final Capabilities capabilities;
    private boolean leaseOver;
    private boolean decided;
    private long refilled;

    CaseDesk(
            Cases cases,
            SecondPerson second,
            DecisionChoices choices,
            Measures measures,
            CarePath steps,
            Drafts drafts,
            Person person,
            CaseFile file,
            ZoneId zone,
            Locale locale,
            Page page) {
        this.cases = cases;
        this.choices = choices;
        this.measures = measures;
        this.steps = steps;
        this.drafts = drafts;
        this.person = person;
        this.file = file;
        this.zone = zone;
        this.locale = locale;
        this.page = page;
        this.seen = new CaseSeen(file);
        this.draft = drafts.find(file.row().caseId(), person)
                .filter(kept -> kept.path() == file.row().path())
                .map(DecideDraft::of)
                .orElseGet(() -> new DecideDraft(file.row().path()));
        this.approvals = new ApprovalDesk(this, second, file.row().caseId());
        this.member = measures.standing(file.row().caseId(), person);
        this.capabilities = choices.capabilities();
        refill();
    }

    void claim() {
        act("claim", () -> cases.claim(caseId(), person));
    }

    void takeOver(String reason) {
        act("take_over", () -> cases.takeOver(caseId(), reason, person));
    }

    void release() {
        act("release", () -> cases.release(caseId(), person));
    }

    void escalate(String reason) {
        act("escalate", () -> cases.escalate(caseId(), reason, person));
    }

    void changeTier(Tier tier, String reason) {
        act("tier", () -> cases.changeTier(caseId(), tier, reason, person));
    }

    void changePath(CasePath path, String reason) {
        act("path", () -> cases.changePath(caseId(), path, reason, person));
    }

    void reopen(String reason) {
        act("reopen", () -> cases.reopen(caseId(), reason, person));
    }

    /** Takes the drafted decision; the draft is kept where it is refused. */
    void decide() {
        boolean done = act(
                draft.needsSecondPerson() ? "ask" : "decide",
                () -> cases.decide(draft.request(caseId(), seen.version()), person));
        if (done) {
            drafts.drop(caseId(), person);
        }
        decided |= done && approvals.decision().isEmpty(); // what only was proposed may come back
    }

    /** Ends a measure of the subject before its time. */
    void lift(long measureId, String reason) {
        act("lift", () -> measures.lift(measureId, reason, person));
    }

    /** Takes the last decision back; what was typed for it is in the draft again. */
    void undo() {
        undoable().ifPresent(decision -> act("undo", () -> cases.undo(caseId(), decision.decisionId(), person)));
        keepDraft();
    }

    /** Somebody works in the case: lengthens a lease that runs, and never takes one that ended. */
    void noticed() {
        if (standing() == CaseStanding.YOURS) {
            Outcome outcome = cases.renew(caseId(), person);
            if (outcome instanceof Outcome.Done) {
                refresh();
            } else {
                leaseOver();
            }
        }
    }

    /** The lease has run out before the reader's eyes; the database may see that a moment later. */
    void leaseOver() {
        leaseOver = true;
        refresh();
    }

    /** Reads how the case stands, without taking that for read by the person. */
    void refresh() {
        cases.file(caseId(), person).ifPresentOrElse(this::found, page::gone);
    }

    /** A lease that is gone without an act of this page has ended; the database may see that before the browser does. */
    private void found(CaseFile now) {
        leaseOver |= standing() == CaseStanding.YOURS && CaseStanding.of(now, person.accountId()) == CaseStanding.FREE;
        stands(now);
    }

    /** The person has everything before them now. */
    void readAgain() {
        refresh();
        seen.read(file);
        page.changed();
    }

    CaseStanding standing() {
        CaseStanding standing = CaseStanding.of(file, approvals.decision().orElse(null), person);
        return leaseOver && standing == CaseStanding.YOURS ? CaseStanding.FREE : standing;
    }

    /** Whether the case has what the action acts on: a message to remove, a member to tell. */
    boolean offers(Action action) {
        return switch (action) {
            case REMOVE_MESSAGE -> !reports().messages().isEmpty() && !isBeyondTheChat(action);
            case NO_ACTION, HAND_OVER, FOLLOW_UP, CLOSE -> true;
            default -> file.row().alias() != null && !isBeyondTheChat(action);
        };
    }

    /** How the care steps of the case stand. */
    CareRun careSteps() {
        return steps.read(caseId(), person);
    }

    /** Whether the chat platform says that it cannot do this. */
    boolean isBeyondTheChat(Action action) {
        return action == Action.REMOVE_MESSAGE && !capabilities.offers("remove")
                || action.restricts() && !capabilities.offers(Restriction.of(action.key()));
    }

    /** What holds for the subject because of decisions. */
    MemberStanding member() {
        return member;
    }

    List<Template> templates(Action action) {
        return choices.templates(action, file.row().category());
    }

    List<Colleague> colleagues() {
        return choices.colleagues(person);
    }

    String community() {
        return choices.community();
    }

    /** Whether this person's lease ended while they worked. */
    boolean isLeaseOver() {
        return leaseOver && standing() == CaseStanding.FREE;
    }

    /** The decision that this person can still take back. */
    Optional<DecisionLine> undoable() {
        return Optional.ofNullable(file.lastDecision())
                .filter(decision -> decision.yours() && !decision.settled() && decision.undoLeftMillis() > 0);
    }

    List<Policy> policies() {
        return cases.policies();
    }

    CaseFile file() {
        return file;
    }

    CaseReports reports() {
        return new CaseReports(file.reports());
    }

    CaseTimes times() {
        return new CaseTimes(zone, file.row().readAt(), locale);
    }

    CaseSeen seen() {
        return seen;
    }

    DecideDraft draft() {
        return draft;
    }

    /** Keeps what is typed by now, so that it outlives this page and this node. */
    void keepDraft() {
        if (draft.isUntouched()) {
            drafts.drop(caseId(), person);
        } else {
            drafts.keep(caseId(), draft.kept(), person);
        }
    }

    /** What is asked of a second person. */
    ApprovalDesk approvals() {
        return approvals;
    }

    Person person() {
        return person;
    }

    long caseId() {
        return file.row().caseId();
    }

    /** Runs an act of this case; {@code true} where it is done. */
    boolean act(String name, Supplier<Outcome> act) {
        Outcome outcome = act.get();
        @Nullable CaseRefusal refusal = CaseRefusal.of(outcome, times());
        if (refusal == null) {
            leaseOver = false;
        }
        cases.file(caseId(), person).ifPresent(now -> {
            file = now;
            if (refusal == null) {
                seen.acted(now);
            }
        });
        stands(file);
        if (refusal == null) {
            page.done(outcome instanceof Outcome.Asked ? "ask" : name);
        } else {
            page.refused(refusal);
        }
        return refusal == null;
    }

    private void stands(CaseFile now) {
        file = now;
        approvals.read(now.row().caseId());
        member = measures.standing(caseId(), person);
        if (draft.path() != now.row().path()) {
            draft = draft.movedTo(now.row().path());
        }
        if (decided && now.lastDecision() != null && now.lastDecision().settled()) {
            decided = false;
            draft = new DecideDraft(now.row().path()); // it cannot come back any more
        }
        refill();
        page.changed();
    }

    /** What the person proposed and got back, once: on this page it may stand in the draft still, on a new one it does not. */
    private void refill() {
        if (standing() != CaseStanding.YOURS || !draft.isUntouched()) {
            return;
        }
        var last = file.lastDecision();
        approvals
                .cameBack()
                .filter(asked -> asked.approvalId() != refilled)
                .filter(asked -> last == null || last.at().isBefore(asked.askedAt()))
                .filter(asked -> asked.decision().path() == file.row().path())
                .ifPresent(asked -> {
                    refilled = asked.approvalId();
                    draft = DecideDraft.of(asked.decision());
                });
    }
}
