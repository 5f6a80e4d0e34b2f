package org.havendesk.care.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.Helplines;
import org.havendesk.care.Protocol;
import org.havendesk.kit.ChangeDialog;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Helplines and the protocol as supervisors edit them and moderators read them. */
class CarePagesTest extends ConsoleTest {
    private static int people;
    private final Settings settings = new Settings(DESK.desk);

    /** Other tests of the run count on the first versions. */
    @AfterEach
    void putBack() {
        var lines = settings.newest(Helplines.KIND);
        var steps = settings.newest(Protocol.KIND);
        Person someone = DESK.person("Care tidier " + ++people, Roles.SUPERVISOR);
        settings.save(
                Helplines.KIND,
                lines.number(),
                settings.version(Helplines.KIND, 1).value(),
                "back",
                someone);
        settings.save(
                Protocol.KIND,
                steps.number(),
                settings.version(Protocol.KIND, 1).value(),
                "back",
                someone);
    }

    @Test
    void moderatorsReadHelplinesWithFiltersInTheAddress() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("helplines", new QueryParameters(java.util.Map.of("country", List.of("AU"))));
        assertThat(find(HelplineRow.class).all()).hasSize(2);
        assertThat(words(find(HelplinesView.class).single()))
                .contains("Lifeline", "13 11 14", "Not checked yet", "2 of 11", "day and night");
        assertThat(find(Button.class).withText("I checked this today").exists()).isFalse();
        UI.getCurrent().navigate("helplines", new QueryParameters(java.util.Map.of("language", List.of("xx"))));
        assertThat(words(find(HelplinesView.class).single())).contains("No helpline fits these filters");
    }

    @Test
    void checkingAHelplineShowsTheChangeAndIsSavedWithItsReason() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("helplines");
        test(find(Button.class).withText("I checked this today").all().getFirst())
                .click();
        var dialog = find(ChangeDialog.class).single();
        assertThat(words(dialog)).contains("Helplines · Samaritans · Checked on");
        confirm("I rang them");
        assertThat(settings.newest(Helplines.KIND).reason()).isEqualTo("I rang them");
        var first = settings.newest(Helplines.KIND).value().helplines().getFirst();
        assertThat(first.verifiedAt()).isEqualTo(LocalDate.now(ZoneId.of("UTC")));
        assertThat(words(find(HelplinesView.class).single())).contains("Saved.", "Checked ");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aHelplineWithoutAChannelIsRefusedAndNothingTypedIsLost() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("helplines");
        test(find(Button.class).withText("Add a helpline").single()).click();
        var dialog = find(HelplineDialog.class).single();
        test(field(dialog, "Name")).setValue("Quiet line");
        ((ComboBox<String>) find(ComboBox.class, dialog)
                        .withCondition(c -> "Country".equals(c.getLabel()))
                        .single())
                .setValue("GB");
        test(find(Button.class, dialog).withText("Review the change").single()).click();
        assertThat(words(dialog)).contains("Quiet line has no way to be reached");
        assertThat(field(dialog, "Name").getValue()).isEqualTo("Quiet line");
        test(field(dialog, "Text number")).setValue("85258");
        test(field(dialog, "Word to text")).setValue("QUIET");
        test(find(Button.class, dialog).withText("Review the change").single()).click();
        confirm("they asked us");
        var lines = settings.newest(Helplines.KIND).value().helplines();
        assertThat(lines.getLast().channels().getFirst().words()).isEqualTo("QUIET to 85258");
    }

    @Test
    void theProtocolIsEditedAndTheChangeIsShownFirst() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("protocols");
        int before = settings.newest(Protocol.KIND).number();
        click("Review the change…");
        assertThat(words(find(ProtocolView.class).single())).contains("Nothing is different");
        test(names().getFirst()).setValue("Look closely");
        click("Review the change…");
        assertThat(words(find(ChangeDialog.class).single()))
                .contains("Steps · Look closely · Name", "Assess → Look closely");
        confirm("clearer");
        assertThat(settings.newest(Protocol.KIND).number()).isEqualTo(before + 1);
        assertThat(settings.newest(Protocol.KIND).value().steps().getFirst().name())
                .isEqualTo("Look closely");
        assertThat(words(find(ProtocolView.class).single())).contains("Saved.", "Version " + (before + 1));
    }

    @Test
    void stepsMoveComeAndGo() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("protocols");
        test(find(Button.class)
                        .withCondition(b -> label(b).equals("Move down: Assess"))
                        .single())
                .click();
        assertThat(names().getFirst().getValue()).isEqualTo("Respond");
        test(find(Button.class)
                        .withCondition(b -> label(b).equals("Remove the step Debrief"))
                        .single())
                .click();
        click("Add a step");
        click("Review the change…");
        assertThat(words(find(ProtocolView.class).single())).contains("needs a key and a name");
        test(names().getLast()).setValue("Rest");
        click("Review the change…");
        confirm("another order");
        assertThat(settings.newest(Protocol.KIND).value().steps())
                .extracting(Protocol.Step::name)
                .containsExactly("Respond", "Assess", "Resources", "Hand over", "Document", "Follow up", "Rest");
    }

    @Test
    void whoComesSecondIsToldAndKeepsWhatTheyTyped() {
        Person other = person(Roles.SUPERVISOR);
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("protocols");
        test(names().getFirst()).setValue("Mine");
        var now = settings.newest(Protocol.KIND);
        var steps = now.value().steps();
        settings.save(Protocol.KIND, now.number(), new Protocol(steps.subList(0, 3)), "shorter", other);
        click("Review the change…");
        confirm("better");
        assertThat(words(find(ProtocolView.class).single())).contains("saved by " + other.name() + " meanwhile");
        assertThat(names().getFirst().getValue()).isEqualTo("Mine");
    }

    @Test
    void theProtocolIsNotForModerators() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("protocols");
        assertThat(find(ProtocolView.class).exists()).isFalse();
    }

    private List<TextField> names() {
        return find(TextField.class)
                .withCondition(f -> "Name".equals(f.getLabel()))
                .all();
    }

    private TextField field(Component within, String label) {
        return find(TextField.class, within)
                .withCondition(f -> label.equals(f.getLabel()))
                .single();
    }

    private void confirm(String reason) {
        var dialog = find(ChangeDialog.class).single();
        test(find(TextArea.class, dialog).single()).setValue(reason);
        test(find(Button.class, dialog).withText("Save").single()).click();
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static String label(Button button) {
        return button.getAriaLabel().orElse("");
    }

    private static Person person(String role) {
        return DESK.person("Care editor " + ++people, role);
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
