package org.havendesk.alarm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmsViewTest extends ConsoleTest {
    private static int people;

    private final Settings settings = new Settings(DESK.desk);

    @AfterEach
    void nobodyIsOnCallAgain() {
        var newest = settings.newest(Kinds.ALARMS);
        settings.save(
                Kinds.ALARMS,
                newest.number(),
                new AlarmSettings(List.of(), List.of(), 5, null, new AlarmSettings.Signpost(false, null, null), null),
                null,
                person(Roles.SUPERVISOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.SUPERVISOR, Roles.ADMIN})
    void thoseWhoManageAlarmsFindThem(String role) {
        open(role);
        assertThat(find(H1.class).single().getText()).isEqualTo("Alarms");
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Running", "Who is told");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.LEAD})
    void othersDoNot(String role) {
        open(role);
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
    }

    @Test
    void somebodyIsPutOnCallAndTheChangeIsShownBeforeItIsSaved() {
        open(Roles.SUPERVISOR);
        test(button("Add somebody")).click();
        field("Name").setValue("Priya Raman");
        field("E-mail").setValue("not an address");
        test(button("Save")).click();
        assertThat(field("E-mail").isInvalid()).isTrue();
        assertThat(field("E-mail").getErrorMessage()).startsWith("not an address is no e-mail address");
        assertThat(find(Dialog.class).exists()).isFalse();
        field("E-mail").setValue("priya@example.org");
        test(button("Save")).click();
        var dialog = find(Dialog.class).single();
        assertThat(find(ListItem.class, dialog).all()).isNotEmpty();
        assertThat(settings.newest(Kinds.ALARMS).value().chain()).as("not yet").isEmpty();
        test(find(Button.class, dialog).withText("Save").single()).click();
        assertThat(settings.newest(Kinds.ALARMS).value().chain())
                .singleElement()
                .extracting(AlarmSettings.OnCall::email)
                .isEqualTo("priya@example.org");
    }

    @Test
    void whereNobodyOutsideIsToldThePageSaysSoUntilSomebodyIs() {
        open(Roles.SUPERVISOR);
        var notice = find(Span.class)
                .withCondition(span -> span.getText().startsWith("Nobody outside of this console hears of an alarm"));
        assertThat(notice.exists()).isTrue();
        test(button("Add somebody")).click();
        field("Name").setValue("Priya Raman");
        field("E-mail").setValue("priya@example.org");
        test(button("Save")).click();
        test(find(Button.class, find(Dialog.class).single()).withText("Save").single())
                .click();
        assertThat(notice.exists()).isFalse();
    }

    @Test
    void aSecretIsShownOnceAndNeverAgain() {
        open(Roles.SUPERVISOR);
        test(button("Add a webhook")).click();
        var dialog = find(Dialog.class).single();
        var url = find(TextField.class, dialog).withCaption("Address").single();
        url.setValue("ftp://example.org");
        test(find(Button.class, dialog).withText("I have copied it").single()).click();
        assertThat(url.isInvalid()).isTrue();
        url.setValue("https://example.org/hook");
        String secret = find(TextField.class, dialog)
                .withCaption("Secret for its signature")
                .single()
                .getValue();
        assertThat(secret).startsWith("whsec_");
        test(find(Button.class, dialog).withText("I have copied it").single()).click();
        test(button("Save")).click();
        var changes = find(Dialog.class).single();
        assertThat(changes.getElement().getTextRecursively())
                .contains("Secret", "New: (secret)")
                .doesNotContain("whsec_");
        test(find(Button.class, changes).withText("Save").single()).click();
        assertThat(settings.newest(Kinds.ALARMS).value().webhooks().getFirst().secret())
                .isEqualTo(secret);
        assertThat(find(Span.class).all()).extracting(Span::getText).noneMatch(text -> text.contains(secret));
        assertThat(find(TextField.class).all()).extracting(TextField::getValue).doesNotContain(secret);
    }

    @Test
    void minutesOfNothingAreRefused() {
        open(Roles.SUPERVISOR);
        var repeat =
                find(IntegerField.class).withCaption("Repeat every … minutes").single();
        repeat.setValue(0);
        test(button("Save")).click();
        assertThat(repeat.isInvalid()).isTrue();
        assertThat(find(Paragraph.class).withClassName("late").single().getText())
                .startsWith("Something is missing or wrong");
    }

    @Test
    void everyPageSaysThatNobodyIsThereUntilSomebodyBegins() {
        Person mira = person(Roles.MODERATOR);
        DESK.databases
                .deskOwner()
                .execute("update desk.shift set ended_at = now() where ended_at is null and begins_at <= now()");
        DESK.caseAbout("banner-" + people, "self_harm");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> DESK.desk.fetchExists(DESK.desk
                        .selectOne()
                        .from("desk.alarm")
                        .where("ended_at is null and kind = 'nobody_on_shift'")));
        signIn(mira);
        UI.getCurrent().navigate("queue");
        var banner = find(AlarmBanner.class).single();
        assertThat(banner.isVisible()).isTrue();
        assertThat(find(Span.class, banner).withClassName("strong").all())
                .extracting(Span::getText)
                .anyMatch(text -> text.startsWith("Nobody is on shift"));
        test(find(Button.class, banner).withText("Start my shift").single()).click();
        test(find(Button.class, find(Dialog.class).single())
                        .withText("Start my shift")
                        .single())
                .click();
        assertThat(find(Button.class).withText("Start my shift").exists()).isFalse();
        DESK.databases
                .deskOwner()
                .execute("update desk.shift set ended_at = now() where account_id = ?", mira.accountId());
    }

    private void open(String role) {
        signIn(person(role));
        UI.getCurrent().navigate("alarms");
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private TextField field(String label) {
        return find(TextField.class).withCaption(label).single();
    }

    private static Person person(String role) {
        return DESK.person("Alarm Person " + ++people, role);
    }
}
