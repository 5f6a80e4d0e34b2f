package org.havendesk.privacy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of members' requests, and the hold on a case's page, as two supervisors use them. */
class PrivacyViewTest extends ConsoleTest {
    private static int people;

    @Test
    void oneAsksForAReportAnotherAgreesAndTheFirstFetchesIt() {
        DESK.caseAbout("privacy-report", "spam");
        Person priya = person(Roles.SUPERVISOR);
        ask(priya, "@privacy-report-handle", "a letter of theirs");
        assertThat(words()).contains("A second person is asked.", "Waits", "“a letter of theirs”");
        assertThat(find(Button.class).withText("Take back").all()).isNotEmpty();
        assertThat(find(Button.class).withText("Agree to the report").exists())
                .as("not their own")
                .isFalse();

        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("privacy");
        answer("Agree to the report", "it is them");
        assertThat(words()).contains("The report is open for 60 minutes");
        assertThat(downloads()).as("not for whoever agreed").isZero();

        signIn(priya);
        UI.getCurrent().navigate("queue");
        UI.getCurrent().navigate("privacy");
        assertThat(downloads()).isEqualTo(1);
    }

    @Test
    void anOpenCaseStandsAgainstErasingAndThePageSaysWhatToDo() {
        DESK.caseAbout("privacy-open", "spam");
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("privacy");
        @SuppressWarnings("unchecked")
        var kind =
                (com.vaadin.flow.component.radiobutton.RadioButtonGroup<org.havendesk.privacy.MemberRequest.Kind>) find(
                                com.vaadin.flow.component.radiobutton.RadioButtonGroup.class,
                                find(PrivacyAsk.class).single())
                        .single();
        kind.setValue(org.havendesk.privacy.MemberRequest.Kind.ERASE);
        fill("privacy-open", "they asked");
        assertThat(words()).contains("There is an open case about this member.");
        assertThat(member().getValue()).as("nothing typed is lost").isEqualTo("privacy-open");
    }

    @Test
    void nothingIsAskedWithoutSayingWhoAndWhy() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("privacy");
        fill("", "");
        assertThat(member().isInvalid()).isTrue();
        fill("no-such-person-here", "because");
        assertThat(words()).contains("Nobody here has that handle or id");
    }

    @Test
    void aSupervisorHoldsACaseAndModeratorsSeeWhy() {
        long caseId = DESK.caseAbout("privacy-held", "spam");
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("cases/" + caseId);
        test(find(Button.class).withText("Set a legal hold").single()).click();
        Dialog dialog = find(Dialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue("a court asked");
        test(find(Button.class, dialog).withText("Set a legal hold").single()).click();
        assertThat(panel()).contains("Legal hold", "“a court asked”");
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("queue");
        UI.getCurrent().navigate("cases/" + caseId);
        assertThat(panel()).contains("Legal hold", "“a court asked”");
        assertThat(find(Button.class).withText("Lift the hold").exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.LEAD, Roles.ADMIN})
    void nobodyElseFindsThePage(String role) {
        signIn(person(role));
        UI.getCurrent().navigate("privacy");
        assertThat(find(PrivacyView.class).exists()).isFalse();
    }

    private void ask(Person person, String member, String reason) {
        signIn(person);
        UI.getCurrent().navigate("privacy");
        fill(member, reason);
    }

    private void fill(String member, String reason) {
        member().setValue(member);
        find(TextArea.class, find(PrivacyAsk.class).single()).single().setValue(reason);
        test(find(Button.class).withText("Ask a second person").single()).click();
    }

    private TextField member() {
        return find(TextField.class, find(PrivacyAsk.class).single()).single();
    }

    private void answer(String button, String reason) {
        test(find(Button.class).withText(button).all().getFirst()).click();
        Dialog dialog = find(Dialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue(reason);
        test(find(Button.class, dialog).withText(button).single()).click();
    }

    private long downloads() {
        return find(Anchor.class).all().stream()
                .filter(link -> link.getHref().startsWith("export/member-report.json"))
                .count();
    }

    private static Person person(String role) {
        return DESK.person("Privacy Person " + ++people, role);
    }

    private static String words() {
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getElement()
                .getTextRecursively();
    }

    private String panel() {
        return find(Aside.class).all().stream()
                .map(aside -> aside.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }
}
