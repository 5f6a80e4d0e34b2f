package org.havendesk.settings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Policies;
import org.havendesk.settings.Policy;
import org.havendesk.settings.ReaderCare;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Strikes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingViewTest extends ConsoleTest {
    private static final Settings SETTINGS = new Settings(DESK.desk);
    private static int people;

    @Test
    void allSettingsStandInAListWithTheirVersions() {
        open("settings", Roles.SUPERVISOR);
        assertThat(links()).contains("settings/clocks", "settings/templates").doesNotContain("settings/community");
        assertThat(words(ListItem.class)).anyMatch(line -> line.contains("Version 1, as it came"));
        open("settings", Roles.ADMIN);
        assertThat(links()).contains("settings/community");
    }

    @ParameterizedTest
    @CsvSource({"settings/community, supervisor", "settings/nothing, admin", "settings/clocks, moderator"})
    void whatIsNotOnesOwnOrNotThereIsNotShown(String path, String role) {
        open(path, role);
        assertThat(find(SettingForm.class).exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clocks",
                "sorting",
                "policies",
                "templates",
                "alert_lines",
                "strikes",
                "topics",
                "reader_care",
                "community",
                "published_set"
            })
    void everyPageShowsWhatIsInForceAndSavesNothingUnchanged(String kind) {
        open("settings/" + kind, Roles.ADMIN);
        press("Review and save…");
        assertThat(message()).startsWith("Nothing differs from version");
        assertThat(find(Dialog.class).exists()).isFalse();
    }

    @Test
    void aSaveShowsTheChangeFirstAndThenIsInForce() {
        var before = SETTINGS.newest(Kinds.STRIKES);
        open("settings/strikes", Roles.SUPERVISOR);
        number("Days that a strike counts").setValue(45);
        press("Review and save…");
        assertThat(find(ListItem.class, find(Dialog.class).single()).all())
                .singleElement()
                .satisfies(item -> assertThat(item.getElement().getTextRecursively())
                        .contains("Days that a strike counts", before.value().days() + " → 45"));
        assertThat(SETTINGS.newest(Kinds.STRIKES)).isEqualTo(before);
        find(TextArea.class, find(Dialog.class).single()).single().setValue("half a season");
        press("Save");
        var now = SETTINGS.newest(Kinds.STRIKES);
        assertThat(now.value().days()).isEqualTo(45);
        assertThat(now.reason()).isEqualTo("half a season");
        assertThat(message()).isEqualTo("Saved. Version " + now.number() + " is in force from now on.");
        assertThat(words(ListItem.class)).anyMatch(line -> line.contains("half a season"));
    }

    @Test
    void whoComesSecondKeepsWhatTheyTypedAndSeesWhatTheOtherChanged() {
        var before = SETTINGS.newest(Kinds.READER_CARE);
        open("settings/reader_care", Roles.SUPERVISOR);
        number("Daily budget").setValue(11);
        press("Review and save…");
        var other = new ReaderCare(before.value().budget(), 1, 4, 9);
        assertThat(SETTINGS.save(Kinds.READER_CARE, before.number(), other, null, DESK.supervisor("Quick Colleague")))
                .isInstanceOf(Saved.Done.class);
        press("Save");
        assertThat(message()).startsWith("Quick Colleague saved version " + (before.number() + 1));
        assertThat(words(ListItem.class)).anyMatch(line -> line.contains("Hard reads before a pause"));
        assertThat(number("Daily budget").getValue()).isEqualTo(11);
        assertThat(SETTINGS.newest(Kinds.READER_CARE).value()).isEqualTo(other);
        press("Put mine on top…");
        assertThat(find(Dialog.class).exists()).isTrue();
        press("Save");
        assertThat(SETTINGS.newest(Kinds.READER_CARE).value().budget()).isEqualTo(11);
    }

    @Test
    void theOtherVersionCanBeTakenInstead() {
        var before = SETTINGS.newest(Kinds.POLICIES);
        open("settings/policies", Roles.SUPERVISOR);
        press("Add a rule");
        find(TextField.class).all().getLast().setValue("Be brief");
        press("Review and save…");
        var rules = new java.util.ArrayList<>(before.value().policies());
        rules.add(new Policy("patient", "Be patient"));
        SETTINGS.save(Kinds.POLICIES, before.number(), new Policies(rules), null, DESK.supervisor("Other Colleague"));
        press("Save");
        press("Drop mine, show version " + (before.number() + 1));
        assertThat(find(TextField.class).all().getLast().getValue()).isEqualTo("Be patient");
    }

    @Test
    void aClockOfZeroIsRefusedInWordsAndNothingIsLost() {
        open("settings/clocks", Roles.SUPERVISOR);
        number("Soon, minutes").setValue(300);
        number("Urgent, minutes").setValue(0);
        press("Review and save…");
        assertThat(message())
                .isEqualTo("The clock of Urgent is 0 minutes. It needs at least 1 minute; nobody could answer sooner.");
        assertThat(number("Urgent, minutes").isInvalid()).isTrue();
        assertThat(number("Soon, minutes").getValue()).isEqualTo(300);
        number("Urgent, minutes").setValue(null);
        press("Review and save…");
        assertThat(message()).startsWith("“Urgent, minutes” has no whole number");
        press("Start over");
        assertThat(number("Soon, minutes").getValue()).isEqualTo(480);
    }

    @Test
    void aPlaceholderThatNobodyFillsIsToldWhileItIsTyped() {
        open("settings/templates", Roles.SUPERVISOR);
        var words = find(TextArea.class).all().getFirst();
        words.setValue("Dear {nick}");
        assertThat(words.isInvalid()).isTrue();
        assertThat(words.getErrorMessage()).contains("{nick}", "{community}");
        press("Review and save…");
        assertThat(message()).contains("“Steer back” asks for {nick}");
        assertThat(find(ListItem.class).withClassName("bad").all()).hasSize(1);
        assertThat(find(TemplateRow.class).all().getFirst().isOpened()).isTrue();
        words.setValue("Welcome to {community}");
        assertThat(words.isInvalid()).isFalse();
        assertThat(find(Paragraph.class)
                        .withClassName("template-preview")
                        .all()
                        .getFirst()
                        .getText())
                .isEqualTo("Welcome to Lantern Circle");
    }

    @Test
    void theLastTemplateOfWhatLeavesByItselfStays() {
        var before = SETTINGS.newest(Kinds.TEMPLATES);
        open("settings/templates", Roles.SUPERVISOR);
        labelled("Remove: We acted on your report").click();
        press("Review and save…");
        assertThat(message()).startsWith("The last template for “Outcome to a reporter: we acted” was taken out");
        assertThat(SETTINGS.newest(Kinds.TEMPLATES)).isEqualTo(before);
    }

    @Test
    void theTeamsOwnSupportIsNamedAndTakenBack() {
        open("settings/reader_care", Roles.SUPERVISOR);
        support().setValue(" Ask Ana, extension 12 ");
        press("Review and save…");
        assertThat(words(ListItem.class)).anyMatch(line -> line.endsWith("New: Ask Ana, extension 12"));
        press("Save");
        assertThat(SETTINGS.newest(Kinds.READER_CARE).value().supportLine()).isEqualTo("Ask Ana, extension 12");
        support().setValue("");
        press("Review and save…");
        press("Save");
        assertThat(SETTINGS.newest(Kinds.READER_CARE).value().supportLine()).isNull();
    }

    @Test
    void aNewTemplateIsSavedWithAKeyOfItsOwn() {
        open("settings/templates", Roles.SUPERVISOR);
        press("Add a template");
        var row = find(TemplateRow.class).all().getLast();
        find(TextField.class, row).single().setValue("Léger rappel");
        find(TextArea.class, row).single().setValue("Hello from {community}");
        press("Review and save…");
        press("Save");
        var saved = SETTINGS.newest(Kinds.TEMPLATES).value().templates().getLast();
        assertThat(saved.key()).isEqualTo("leger_rappel");
        assertThat(saved.use()).isEqualTo("warn");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aCategoryBelongsToOneTopicAndATopicToACategory() {
        open("settings/topics", Roles.SUPERVISOR);
        MultiSelectComboBox<String> categories =
                find(MultiSelectComboBox.class).all().getFirst();
        categories.setValue(Set.of("threat"));
        press("Review and save…");
        assertThat(message()).contains("“Threat” stands in the topics “Self-harm and suicide” and “Threats”");
        categories.setValue(Set.of());
        press("Review and save…");
        assertThat(message()).startsWith("The topic “Self-harm and suicide” has no category");
    }

    @Test
    void aRowIsRemovedAndMoved() {
        open("settings/alert_lines", Roles.SUPERVISOR);
        labelled("Move down: phq-9 9").click();
        assertThat(find(TextField.class).all().getFirst().getValue()).isEqualTo("core-10");
        labelled("Remove: core-10 6").click();
        assertThat(find(TextField.class).all().getFirst().getValue()).isEqualTo("phq-9");
        press("Review and save…");
        assertThat(words(ListItem.class)).anyMatch(line -> line.contains("Gone: core-10"));
    }

    @Test
    void theSortingTableRefusesTheSameCategoryTwice() {
        open("settings/sorting", Roles.SUPERVISOR);
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Categories");
        press("Add a category");
        find(TextField.class).all().getLast().setValue("Spam");
        press("Review and save…");
        assertThat(message()).startsWith("The category “Spam or promotion” stands twice");
    }

    @Test
    void everyVersionTellsWhatItChanged() {
        int version = SETTINGS.newest(Kinds.STRIKES).number();
        SETTINGS.save(Kinds.STRIKES, version, new Strikes(version + 5, 77), null, DESK.supervisor("History Maker"));
        open("settings/strikes", Roles.SUPERVISOR);
        assertThat(find(Details.class).all()).isNotEmpty();
        assertThat(words(ListItem.class))
                .anyMatch(line -> line.startsWith("Version " + (version + 1) + ", by History Maker"));
    }

    private void open(String path, String role) {
        signIn(person(role));
        UI.getCurrent().navigate(path);
    }

    private void press(String words) {
        find(Button.class).all().stream()
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private Button labelled(String label) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private IntegerField number(String label) {
        return find(IntegerField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private TextField support() {
        return find(TextField.class).single();
    }

    private String message() {
        return find(Paragraph.class, find(SettingMessage.class).single())
                .single()
                .getText();
    }

    private <C extends com.vaadin.flow.component.Component> List<String> words(Class<C> type) {
        return find(type).all().stream()
                .map(part -> part.getElement().getTextRecursively())
                .toList();
    }

    private List<String> links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private static Person person(String role) {
        return DESK.person("Settings Person " + ++people, role);
    }
}
