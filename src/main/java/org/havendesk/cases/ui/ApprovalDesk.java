package org.havendesk.cases.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.cases.Approval;
import org.havendesk.cases.Approval.State;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.cases.Disclosures;
import org.havendesk.cases.Emergency;
import org.havendesk.cases.Identity;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.shift.OnShift;

/** What is asked of a second person on one case, and the acts on it. Knows no components. */
final class ApprovalDesk {
    private final CaseDesk desk;
    private final SecondPerson second;
    private List<Approval> all = List.of();

    ApprovalDesk(CaseDesk desk, SecondPerson second, long caseId) {
        this.desk = desk;
        this.second = second;
        read(caseId);
    }

    /** Reads how everything that was asked stands now. */
    void read(long caseId) {
        all = second.approvals().ofCase(caseId, person());
    }

    /** Everything that was ever asked, newest first. */
    List<Approval> all() {
        return all;
    }

    /** The decision that waits for an answer. */
    Optional<Approval> decision() {
        return all.stream()
                .filter(asked -> asked.isAsked() && asked.decision() != null)
                .findFirst();
    }

    /** The decision that this person proposed last, where it is theirs again: taken back, sent back or not answered in time. */
    Optional<Approval> cameBack() {
        return all.stream()
                .filter(asked -> asked.decision() != null)
                .findFirst()
                .filter(asked -> asked.isAskedBy(person()) && asked.isOver());
    }

    /** What the reporters would read; empty where nobody is told. */
    Optional<String> toReporters(DecisionRequest request) {
        return second.approvals().toReporters(request, person());
    }

    /** Who has the contact data of members. */
    Optional<Contact> operator() {
        return second.disclosures().operator();
    }

    /** What waits for an answer or a review while the case goes on, oldest first. */
    List<Approval> beside() {
        return all.reversed().stream()
                .filter(asked -> asked.isAsked() && asked.decision() == null || asked.awaitsReview())
                .toList();
    }

    /** What was asked last, where a colleague sent it back or nobody answered in time, and nothing was decided since. */
    Optional<Approval> unheard() {
        var decided = desk.file().lastDecision();
        return all.stream()
                .findFirst()
                .filter(asked -> asked.state() == State.REFUSED || asked.state() == State.LAPSED)
                .filter(asked -> decided == null || decided.at().isBefore(asked.askedAt()))
                .filter(asked -> desk.standing().isOpen());
    }

    /** The first ask that this person can answer with yes or no. */
    Optional<Approval> toAnswer() {
        return all.reversed().stream()
                .filter(asked -> asked.isAsked() && asked.isFor(person()))
                .findFirst();
    }

    void approve(Approval asked, String reason) {
        desk.act("approve", () -> second.approvals().approve(asked.approvalId(), reason, person()));
    }

    void approveShorter(Approval asked, Duration lasts, String text, String reason) {
        desk.act("approve", () -> second.approvals().approveShorter(asked.approvalId(), lasts, text, reason, person()));
    }

    void refuse(Approval asked, String reason) {
        desk.act("refuse", () -> second.approvals().refuse(asked.approvalId(), reason, person()));
    }

    void withdraw(Approval asked) {
        desk.act("withdraw", () -> second.approvals().withdraw(asked.approvalId(), person()));
    }

    void review(Approval broken, boolean agrees, String reason) {
        desk.act("review", () -> second.approvals().review(broken.approvalId(), agrees, reason, person()));
    }

    void askReveal(String reason) {
        desk.act("ask", () -> second.reveals().ask(desk.caseId(), reason, person()));
    }

    void askDisclosure(Emergency emergency, String reason) {
        desk.act("ask", () -> second.disclosures().ask(desk.caseId(), emergency, reason, person()));
    }

    void breakGlass(Emergency emergency, String reason) {
        desk.act("break_glass", () -> second.disclosures().breakGlass(desk.caseId(), emergency, reason, person()));
    }

    /** Whether one person alone may act on this case. */
    boolean canBreakGlass() {
        return Emergency.isForOneAlone(
                desk.file().row().path(), desk.file().row().tier());
    }

    /** How long this person may still see who the subject is. */
    Optional<Duration> revealLeft() {
        return second.reveals().left(desk.caseId(), person());
    }

    /** Who the subject is; one reading. */
    Optional<Identity> reveal() {
        return second.reveals().read(desk.caseId(), person());
    }

    /** Who sent a report; one reading. */
    Optional<Identity> reporter(String reportId, String reason) {
        Optional<Identity> reporter = second.reveals().reporter(desk.caseId(), reportId, reason, person());
        desk.refresh();
        return reporter;
    }

    /** The records of disclosures; for supervisors. */
    List<Disclosures.Kept> disclosures() {
        return person().isSupervisor() ? second.disclosures().ofCase(desk.caseId(), person()) : List.of();
    }

    /** The supervisors and safeguarding leads who are on shift. */
    List<OnShift> onCall() {
        return second.disclosures().onCall();
    }

    private Person person() {
        return desk.person();
    }
}
