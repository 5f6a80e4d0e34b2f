package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.Protocol.Choice;
import org.havendesk.cases.CareRun;
import org.havendesk.cases.CaseState;
import org.havendesk.kit.Key;
import org.havendesk.kit.ReasonDialog;
import org.junit.jupiter.api.Test;

class CareViewTest extends ConsoleTest {
    private static int people;

    @Test
    void theFirstStepWithoutAnAnswerIsInTheMiddle() {
        long id = mine("care-first");
        open(id, null);
        assertThat(find(H2.class, step()).single().getText()).isEqualTo("What do you know?");
        assertThat(words(find(CareSteps.class).single()))
                .contains("0 of 7 steps done", "Assess", "Debrief", "all required");
        assertThat(words(find(CarePanel.class).single()))
                .contains("If it cannot wait", "Hand over to the safeguarding lead", "So far");
    }

    @Test
    @SuppressWarnings("unchecked")
    void anAnswerIsKeptAtOnceAndStandsInThePanel() {
        long id = mine("care-answer");
        open(id, "assess");
        var safe = (RadioButtonGroup<Choice>) find(RadioButtonGroup.class, step())
                .withCondition(g -> "Feels safe right now?".equals(g.getLabel()))
                .single();
        test(safe).selectItem("Not sure");
        assertThat(run(id).step("assess").orElseThrow().answers().get("safe").words())
                .isEqualTo("not_sure");
        assertThat(words(find(CarePanel.class).single()))
                .contains("Feels safe right now?", "Not sure", "Answered: Assess");
    }

    @Test
    void helplinesAreFilteredInTheAddressAndGoIntoTheMessage() {
        long id = mine("care-resources");
        UI.getCurrent()
                .navigate(
                        "cases/" + id + "/care/resources",
                        QueryParameters.full(java.util.Map.of("country", new String[] {"GB"})));
        assertThat(find(CareHelpline.class).all()).hasSize(3);
        assertThat(words(step())).contains("116 123", "day and night", "Not checked yet", "3 of 11");
        TextArea letter = find(TextArea.class, step()).single();
        assertThat(letter.getValue()).contains("{helplines}");
        click("Send and go on");
        assertThat(letter.isInvalid()).isTrue();
        assertThat(letter.getErrorMessage()).contains("Choose a helpline above");
        test(find(Checkbox.class, step()).withLabel("Samaritans").single()).click();
        test(find(Checkbox.class, step()).withLabel("Shout").single()).click();
        assertThat(letter.getValue())
                .contains("Samaritans on 116 123 or write to jo@samaritans.org, or Shout: text SHOUT to 85258");
        click("Send and go on");
        assertThat(run(id).step("resources").orElseThrow().isAnswered()).isTrue();
        assertThat(DESK.row(id, someone).state()).isEqualTo(CaseState.CLAIMED);
        assertThat(find(H2.class, step()).single().getText()).contains("somebody with more experience");
        assertThat(words(find(CaseUndoBar.class).single())).contains("gets your message");
    }

    @Test
    void contactWaitsAndSaysUntilWhen() {
        long id = mine("care-contact");
        open(id, "respond");
        assertThat(words(step())).contains("You will not have to watch the clock.", "If there is no answer by");
        click("Send and wait");
        assertThat(DESK.row(id, someone).state()).isEqualTo(CaseState.WAITING);
        assertThat(words(find(CareEnd.class).single())).contains("waits for an answer until");
    }

    @Test
    void aStepThatIsNotNeededSaysWhyAndGoesOn() {
        long id = mine("care-not-needed");
        open(id, "hand_over");
        click("Not needed…");
        var dialog = find(ReasonDialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue("a colleague is with them");
        test(find(Button.class, dialog).withText("Not needed").single()).click();
        assertThat(run(id).step("hand_over").orElseThrow().notNeeded().words()).isEqualTo("a colleague is with them");
        assertThat(find(H2.class, step()).single().getText()).contains("Write down what you saw");
    }

    @Test
    void theCaseClosesHereOnceEverythingIsAnswered() {
        long id = mine("care-close");
        open(id, "assess");
        assertThat(find(Button.class).withText("Close the case…").exists()).isFalse();
        for (String step : List.of("assess", "respond", "resources", "hand_over", "document", "follow_up", "debrief")) {
            DESK.carePath.notNeeded(id, step, "a mix-up", someone);
        }
        open(id, "debrief");
        click("Close the case…");
        var dialog = find(ReasonDialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue("it was a mix-up");
        test(find(Button.class, dialog).withText("Close the case").single()).click();
        assertThat(DESK.row(id, someone).state()).isEqualTo(CaseState.CLOSING);
        view().onKey(Key.UNDO);
        assertThat(DESK.row(id, someone).state()).isEqualTo(CaseState.CLAIMED);
    }

    @Test
    void whoeverHasNotTheCaseClaimsItHere() {
        long id = DESK.caseAbout("care-free", "worry");
        signIn(person(Roles.MODERATOR));
        open(id, "document");
        assertThat(step().isEnabled()).isFalse();
        assertThat(words(find(CareEnd.class).single())).contains("Nobody has this case");
        view().onKey(Key.CLAIM);
        assertThat(step().isEnabled()).isTrue();
    }

    @Test
    void whatWasTypedStaysWhileGoingToAnotherStep() {
        long id = mine("care-typed");
        open(id, "document");
        test(find(TextArea.class, step()).single()).setValue("half a sentence");
        open(id, "assess");
        open(id, "document");
        assertThat(find(TextArea.class, step()).single().getValue()).isEqualTo("half a sentence");
        click("Keep and go on");
        assertThat(run(id).step("document").orElseThrow().isAnswered()).isTrue();
    }

    @Test
    void theLeadTakesWhatWasHandedOver() {
        long id = mine("care-lead");
        open(id, "assess");
        click("Hand over to the safeguarding lead");
        var dialog = find(CareHandOverDialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue("please look at once");
        test(find(Button.class, dialog).withText("Hand over").single()).click();
        assertThat(DESK.row(id, someone).state()).isEqualTo(CaseState.ESCALATED);
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("queue");
        open(id, null);
        assertThat(words(find(CarePanel.class).single())).contains("please look at once", "nobody has taken it yet");
        click("Take this case");
        assertThat(run(id).handOver().acknowledgedAt()).isNotNull();
        assertThat(words(find(CarePanel.class).single())).contains("Taken by");
    }

    @Test
    void aSafetyPlanIsWrittenAndSent() {
        long id = mine("care-plan");
        open(id, "resources");
        click("Write a plan…");
        var dialog = find(CarePlanDialog.class).single();
        test(find(Button.class, dialog).withText("Keep and send").single()).click();
        assertThat(words(dialog)).contains("Write something into at least one section");
        test(find(TextArea.class, dialog)
                        .withCondition(f -> f.getLabel().startsWith("What I can do"))
                        .single())
                .setValue("Walk by the river");
        test(find(Button.class, dialog).withText("Keep and send").single()).click();
        assertThat(run(id).plan().version()).isEqualTo(1);
        assertThat(DESK.desk
                        .fetchSingle("select body from desk.effect where case_id = ?", id)
                        .get(0, String.class))
                .contains("Walk by the river");
    }

    @Test
    void bothPagesOfACareCaseLeadToEachOtherAndConductHasNoSteps() {
        long id = mine("care-pages");
        open(id, null);
        assertThat(find(Anchor.class)
                        .withCondition(a -> a.getHref().startsWith("cases/" + id + "?"))
                        .all())
                .isNotEmpty();
        UI.getCurrent().navigate("cases/" + id);
        assertThat(find(Anchor.class)
                        .withCondition(a -> a.getHref().startsWith("cases/" + id + "/care"))
                        .all())
                .isNotEmpty();
        long conduct = DESK.caseAbout("care-conduct", "spam");
        open(conduct, null);
        assertThat(find(CareView.class).exists()).isFalse();
        assertThat(find(CaseView.class).exists()).isTrue();
    }

    private Person someone;

    private long mine(String member) {
        long id = DESK.caseAbout(member, "worry");
        someone = person(Roles.MODERATOR);
        DESK.cases.claim(id, someone);
        signIn(someone);
        return id;
    }

    private static void open(long id, String step) {
        UI.getCurrent().navigate("cases/" + id + "/care" + (step == null ? "" : "/" + step));
    }

    private CareView view() {
        return find(CareView.class).single();
    }

    private CareStep step() {
        return (CareStep) find(com.vaadin.flow.component.html.Div.class)
                .withCondition(CareStep.class::isInstance)
                .single();
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static CareRun run(long id) {
        return DESK.carePath.read(id, person(org.havendesk.access.Roles.MODERATOR));
    }

    private static Person person(String role) {
        return DESK.person("Care person " + ++people, role);
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
