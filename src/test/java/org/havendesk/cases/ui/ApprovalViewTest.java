package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.Action;
import org.havendesk.cases.Approval;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.Outcome;
import org.havendesk.kit.Countdown;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.Key;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.Test;

class ApprovalViewTest extends ConsoleTest {
    private static int people;

    private final Person jonas = person(Roles.MODERATOR);
    private final Person priya = person(Roles.SUPERVISOR);

    @Test
    void whoMayAnswerSeesWhatIsProposedAndApprovesWithTheKey() {
        long id = DESK.caseAbout("second-approve", "harassment");
        DESK.proposed(id, jonas);
        signIn(priya);
        CaseView view = open(id);
        assertThat(words(foot()))
                .contains(jonas.name() + " proposes: suspend for 14 days and remove the message.")
                .contains("Nothing has been sent", "the second time", "need a second person", "Send back…", "Approve");
        assertThat(find(DecideActions.class).exists()).isFalse();
        click("Read the notice to the member");
        assertThat(words(find(Dialog.class).single())).contains("You can come back in 14 days.");
        click("Close");
        click("Read what reporters are told");
        assertThat(words(find(Dialog.class).single()))
                .contains(DESK.approvals
                        .toReporters(DESK.approvals.ofCase(id, priya).getFirst().decision(), priya)
                        .orElseThrow());
        click("Close");
        click("Facts (1 message)");
        click("Close");
        assertThat(view.onKey(Key.APPROVE)).isTrue();
        reason("I read it too", "Approve");
        assertThat(DESK.row(id, priya).state()).isEqualTo(CaseState.CLOSING);
        assertThat(words(foot())).contains(jonas.name() + ", approved by " + priya.name());
        assertThat(find(CaseUndoBar.class).single().getChildren())
                .as("who approved may take it back")
                .isNotEmpty();
        view.onKey(Key.UNDO);
        assertThat(DESK.row(id, priya).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void whoAskedWaitsAndTakesItBackWithTheDraftKept() {
        long id = DESK.caseAbout("second-withdraw", "harassment");
        DESK.proposed(id, jonas);
        signIn(jonas);
        CaseView view = open(id);
        assertThat(words(foot()))
                .contains("Waiting for a second person", "Suspend for 14 days and remove the message.")
                .contains("Nothing has been sent");
        assertThat(find(Button.class, foot()).withText("Approve").exists()).isFalse();
        assertThat(view.onKey(Key.APPROVE)).isFalse();
        assertThat(view.onKey(Key.CLAIM)).isFalse();
        click("Change or withdraw…");
        click("Take it back");
        assertThat(DESK.row(id, jonas).holder().accountId()).isEqualTo(jonas.accountId());
        assertThat(find(DecideActions.class).exists()).isTrue();
    }

    @Test
    void whatCameBackStandsInTheDraftOfANewPageUntilSomethingElseWasDecided() {
        long id = DESK.caseAbout("second-refill", "harassment");
        long asked = DESK.proposed(id, jonas);
        DESK.approvals.withdraw(asked, jonas);
        signIn(jonas);
        CaseView view = open(id);
        view.onKey(Key.DECIDE);
        assertThat(find(TextArea.class, find(DecideDialog.class).single()).all())
                .extracting(TextArea::getValue)
                .contains("You can come back in 14 days.", "the second time");
        assertThat(words(find(DecideDialog.class).single())).contains("nothing is sent until somebody else agrees");
        find(DecideDialog.class).single().close();
        navigateAway();
        DESK.decide(id, jonas, Action.NO_ACTION);
        DESK.settleAll();
        DESK.cases.reopen(id, "once more", jonas);
        DESK.cases.claim(id, jonas);
        view = open(id);
        view.onKey(Key.DECIDE);
        assertThat(find(TextArea.class, find(DecideDialog.class).single()).all())
                .extracting(TextArea::getValue)
                .containsOnly("");
    }

    @Test
    void othersReadAlong() {
        long id = DESK.caseAbout("second-others", "harassment");
        DESK.proposed(id, jonas);
        signIn(person(Roles.MODERATOR));
        CaseView view = open(id);
        assertThat(words(foot())).contains("Waiting for a second person until", "You can read along");
        assertThat(find(Button.class, foot()).withText("Send back…").exists()).isFalse();
        assertThat(view.onKey(Key.APPROVE)).isFalse();
    }

    @Test
    void whoAskedReadsWhyItWasSentBackUntilSomethingIsDecided() {
        long id = DESK.caseAbout("second-back", "harassment");
        DESK.approvals.refuse(DESK.proposed(id, jonas), "a warning is enough", priya);
        signIn(jonas);
        open(id);
        assertThat(words(find(ApprovalStrips.class).single())).contains("sent this back: ", "“a warning is enough”");
        assertThat(DESK.decide(id, jonas, Action.WARN)).isInstanceOf(Outcome.Done.class);
        navigateAway();
        open(id);
        assertThat(words(find(ApprovalStrips.class).single())).doesNotContain("sent this back");
    }

    @Test
    void sendingBackNeedsAReason() {
        long id = DESK.caseAbout("second-refuse", "harassment");
        DESK.proposed(id, jonas);
        signIn(priya);
        open(id);
        click("Send back…");
        Dialog dialog = find(Dialog.class).single();
        test(find(Button.class, dialog).withText("Send back").single()).click();
        assertThat(find(TextArea.class, dialog).single().isInvalid()).isTrue();
        reason("a warning is enough", "Send back");
        assertThat(DESK.row(id, priya).state()).isEqualTo(CaseState.OPEN);
        assertThat(words(find(CasePanel.class).single()))
                .contains("Sent back: Remove message, Suspend", "“a warning is enough”");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aShorterTimeAsksForWordsThatFit() {
        long id = DESK.caseAbout("second-shorter", "harassment");
        DESK.proposed(id, jonas);
        signIn(priya);
        open(id);
        click("Approve a shorter time…");
        var dialog = find(ApprovalShorterDialog.class).single();
        Select<Duration> time = find(Select.class, dialog).single();
        assertThat(time.getValue()).isEqualTo(Duration.ofDays(10));
        TextArea text = find(TextArea.class, dialog)
                .withCaption("What the member will read")
                .single();
        TextArea why = find(TextArea.class, dialog).withCaption("Reason").single();
        test(text).setValue("Back on {until}");
        test(find(Button.class, dialog).withText("Approve").single()).click();
        assertThat(text.isInvalid()).isTrue();
        assertThat(why.isInvalid()).isTrue();
        time.setValue(Duration.ofDays(3));
        test(text).setValue("You can come back in 3 days.");
        test(why).setValue("3 days will do");
        test(find(Button.class, dialog).withText("Approve").single()).click();
        assertThat(DESK.row(id, priya).state()).isEqualTo(CaseState.CLOSING);
        assertThat(DESK.cases.file(id, priya).orElseThrow().lastDecision().text())
                .isEqualTo("You can come back in 3 days.");
    }

    @Test
    void loweringAnImmediateIsAnsweredWhileTheCaseGoesOn() {
        long id = DESK.caseAbout("second-lower", "crisis");
        DESK.cases.claim(id, jonas);
        signIn(jonas);
        CaseView view = open(id);
        view.onKey(Key.TIER_SOON);
        reason("it was a quote", "Change the tier");
        assertThat(words(strips()))
                .contains("lower this case from Immediate to Soon", "“it was a quote”", "Take back…");
        assertThat(find(DecideActions.class).exists()).as("the case goes on").isTrue();
        navigateAway();
        signIn(priya);
        open(id);
        test(find(Button.class, strips()).withText("Approve…").single()).click();
        reason("I agree", "Approve");
        assertThat(DESK.row(id, priya).tier()).isEqualTo(Tier.SOON);
        assertThat(strips().getChildren()).isEmpty();
    }

    @Test
    void whoSomebodyIsShowsWhileItIsOpenAndHidesItself() {
        long id = DESK.caseAbout("second-reveal", "crisis");
        signIn(jonas);
        open(id);
        assertThat(words(identity())).contains("Identity hidden", "needs a reason and a second person");
        click("Ask to reveal");
        reason("family wrote", "Ask");
        assertThat(words(identity())).contains("A second person is asked").doesNotContain("second-reveal-handle");
        DESK.approvals.approve(DESK.approvals.ofCase(id, priya).getFirst().approvalId(), "needed", priya);
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return words(identity()).contains("second-reveal-handle");
        });
        assertThat(DESK.verbs(id)).filteredOn("see_identity"::equals).hasSize(1);
        var countdown = find(Countdown.class, identity()).single(); // a late push after the hour may hide it before us
        DESK.pass(Duration.ofMinutes(61));
        ComponentUtil.fireEvent(countdown, new Countdown.Over(countdown, true));
        assertThat(words(identity())).contains("Identity hidden").doesNotContain("second-reveal-handle");
        navigateAway();
        signIn(priya);
        open(id);
        assertThat(words(identity())).doesNotContain("second-reveal-handle");
    }

    @Test
    void theSealOfAReportOpensForSupervisorsWithAReason() {
        long id = DESK.caseAbout("second-seal", "crisis");
        DESK.member("reporter-of-second-seal", "the-sealed-one");
        signIn(jonas);
        open(id);
        assertThat(find(Button.class).withText("Who reported this…").exists()).isFalse();
        navigateAway();
        signIn(priya);
        open(id);
        click("Who reported this…");
        reason("they may be in danger", "Open the seal");
        assertThat(words(find(Dialog.class).single())).contains("Handle: the-sealed-one");
        click("Close and seal again");
        assertThat(words(find(CasePanel.class).single()))
                .contains("Reporter’s identity read")
                .doesNotContain("the-sealed-one");
    }

    @Test
    void anEmergencyIsAskedForWithEverythingThatHasToBeRecorded() {
        long id = DESK.caseAbout("second-emergency", "crisis");
        signIn(jonas);
        open(id);
        click("Emergency services…");
        var dialog = find(EmergencyDialog.class).single();
        assertThat(words(dialog)).contains("Nobody is named yet who has the contact data");
        test(find(Button.class, dialog).withText("Ask a second person").single())
                .click();
        assertThat(find(TextField.class, dialog).all()).allMatch(TextField::isInvalid);
        fill(dialog);
        test(find(Button.class, dialog).withText("Ask a second person").single())
                .click();
        assertThat(words(strips())).contains("tell emergency services").doesNotContain("City ambulance");
        navigateAway();
        signIn(priya);
        CaseView view = open(id);
        assertThat(words(strips())).contains("To be told: Dispatcher, City ambulance. says they took pills");
        view.onKey(Key.APPROVE);
        reason("call them", "Approve");
        assertThat(words(find(CasePanel.class).single()))
                .contains("Emergency disclosures", "Dispatcher, City ambulance", "Told by " + jonas.name())
                .contains("Approved: Emergency services");
        navigateAway();
        signIn(jonas);
        open(id);
        assertThat(words(find(CasePanel.class).single())).doesNotContain("City ambulance");
    }

    @Test
    void brokenGlassIsLoudUntilSomebodyElseHasLookedAtIt() {
        long id = DESK.caseAbout("second-glass", "crisis");
        signIn(priya);
        open(id);
        click("Emergency services…");
        fill(find(EmergencyDialog.class).single());
        click("Go ahead alone");
        assertThat(words(identity())).contains("second-glass-handle");
        assertThat(words(strips())).contains(priya.name() + " went ahead alone", "It stays open until then");
        assertThat(find(Button.class, strips()).exists()).as("not one’s own").isFalse();
        navigateAway();
        signIn(person(Roles.SUPERVISOR));
        open(id);
        test(find(Button.class, strips()).withText("I agree…").single()).click();
        reason("there was no time", "Keep my review");
        assertThat(strips().getChildren()).isEmpty();
        assertThat(DESK.approvals.ofCase(id, priya).getFirst().review().agrees())
                .isTrue();
    }

    @Test
    void onlyAnImmediateCareCaseOffersToGoAheadAlone() {
        long id = DESK.caseAbout("second-no-glass", "threat");
        signIn(jonas);
        open(id);
        click("Emergency services…");
        assertThat(find(Button.class).withText("Go ahead alone").exists()).isFalse();
    }

    @Test
    void theListHasWhatWaitsAndSaysWhatIsOnesOwn() {
        long id = DESK.caseAbout("second-list", "harassment");
        long own = DESK.caseAbout("second-own", "crisis");
        DESK.proposed(id, jonas);
        var asked = (Outcome.Asked) DESK.cases.changeTier(own, Tier.SOON, "calm", priya);
        signIn(priya);
        UI.getCurrent().navigate("approvals");
        assertThat(find(H1.class).single().getText()).isEqualTo("Approvals");
        String list = words(find(ApprovalsView.class).single());
        assertThat(list).contains(jonas.name() + " proposes: suspend for 14 days", "Open case " + id, "min left");
        assertThat(list).contains("You asked for this. Somebody else answers.", "Open case " + own);
        assertThat(list.indexOf("Open case " + id)).isLessThan(list.indexOf("Open case " + own));
        DESK.approvals.withdraw(asked.approvalId(), priya);
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return !words(find(ApprovalsView.class).single()).contains("Open case " + own);
        });
        Person cleaner = person(Roles.SUPERVISOR);
        DESK.approvals.pending(cleaner).forEach(each -> {
            Approval approval = each.approval();
            if (approval.awaitsReview()) {
                DESK.approvals.review(approval.approvalId(), true, "done", cleaner);
            } else {
                DESK.approvals.refuse(approval.approvalId(), "done", cleaner);
            }
        });
        navigateAway();
        UI.getCurrent().navigate("approvals");
        assertThat(find(EmptyState.class).exists()).isTrue();
    }

    @Test
    void theListIsForSupervisors() {
        signIn(jonas);
        UI.getCurrent().navigate("approvals");
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
    }

    private void fill(Component dialog) {
        test(find(TextField.class, dialog).withCaption("Who is told").single()).setValue("Dispatcher");
        test(find(TextField.class, dialog)
                        .withCaption("Where they belong: hospital, service, authority")
                        .single())
                .setValue("City ambulance");
        test(find(TextArea.class, dialog).withCaption("Nature of the emergency").single())
                .setValue("says they took pills");
        test(find(TextArea.class, dialog)
                        .withCaption("Why this is needed, for your colleague")
                        .single())
                .setValue("they are in danger");
    }

    private static Person person(String role) {
        return DESK.person("Second Person " + ++people, role);
    }

    private CaseView open(long caseId) {
        UI.getCurrent().navigate("cases/" + caseId);
        return (CaseView) getCurrentView();
    }

    private void navigateAway() {
        UI.getCurrent().navigate("queue");
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private void reason(String words, String confirm) {
        Dialog dialog = find(Dialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue(words);
        test(find(Button.class, dialog).withText(confirm).single()).click();
    }

    private DecideBar foot() {
        return find(DecideBar.class).single();
    }

    private ApprovalStrips strips() {
        return find(ApprovalStrips.class).single();
    }

    private CaseIdentity identity() {
        return find(CaseIdentity.class).single();
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
