package org.havendesk.api.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Roles;
import org.havendesk.api.Scope;
import org.havendesk.api.Source;
import org.havendesk.api.Sources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesViewTest extends ConsoleTest {
    private static int people;

    private final Sources sources = new Sources(DESK.desk);

    @BeforeEach
    void noSources() {
        DESK.databases
                .deskOwner()
                .execute(
                        "truncate desk.api_source, desk.api_use, desk.received_report, desk.received_check_in cascade");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD})
    void othersThanAdminsDoNotFindThePage(String role) {
        open(role);
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).doesNotContain("sources");
    }

    @Test
    void anAdminFindsItInTheNavigationAndIsToldWhatItIsFor() {
        open(Roles.ADMIN);
        assertThat(find(H1.class).single().getText()).isEqualTo("Sources");
        assertThat(find(H2.class).single().getText()).isEqualTo("No source yet");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("sources", "api/v1/openapi.json");
    }

    @Test
    void aSourceIsLetInAndItsSecretsAreShownOnce() {
        open(Roles.ADMIN);
        test(button("New source")).click();
        test(button("Let it in")).click();
        var name = find(TextField.class).withCaption("Name").single();
        assertThat(name.isInvalid()).isTrue();
        assertThat(find(CheckboxGroup.class).single().isInvalid()).isTrue();
        name.setValue("Room bot");
        scopes().setValue(Set.of(Scope.REPORTS));
        test(button("Let it in")).click();
        String token = find(TextField.class).withCaption("Token").single().getValue();
        String secret =
                find(TextField.class).withCaption("Signing secret").single().getValue();
        assertThat(token).startsWith("hvd_");
        assertThat(secret).startsWith("whsec_");
        assertThat(find(TextArea.class).single().getValue())
                .contains("TOKEN='" + token + "'", "SECRET='" + secret + "'", "URL='http", "curl");
        test(button("I have copied them")).click();
        assertThat(find(Dialog.class).exists()).isFalse();
        String page = getCurrentView().getElement().getTextRecursively();
        assertThat(page).contains("Room bot", "Reports: none yet.").doesNotContain(token, secret, "Check-ins: none");
        assertThat(find(TextField.class).all()).extracting(TextField::getValue).doesNotContain(token, secret);
    }

    @Test
    void aNameThatIsTakenIsSaid() {
        sources.make("Room bot", Set.of(Scope.REPORTS), DESK.person("Maker " + ++people, Roles.ADMIN));
        open(Roles.ADMIN);
        test(button("New source")).click();
        var name = find(TextField.class).withCaption("Name").single();
        name.setValue("ROOM BOT");
        scopes().setValue(Set.of(Scope.CHECK_INS));
        test(button("Let it in")).click();
        assertThat(name.getErrorMessage()).startsWith("There is a source called ROOM BOT already");
        assertThat(sources.all()).hasSize(1);
    }

    @Test
    void revokingAsksForAReasonAndShowsWhoDidIt() {
        sources.make("Room bot", Set.of(Scope.REPORTS), DESK.person("Maker " + ++people, Roles.ADMIN));
        open(Roles.ADMIN);
        test(button("Revoke")).click();
        var dialog = find(Dialog.class).single();
        test(find(Button.class, dialog).withText("Revoke").single()).click();
        assertThat(find(TextArea.class, dialog).single().isInvalid()).isTrue();
        find(TextArea.class, dialog).single().setValue("it leaked");
        test(find(Button.class, dialog).withText("Revoke").single()).click();
        assertThat(sources.all())
                .singleElement()
                .extracting(source -> source.revoked().reason())
                .isEqualTo("it leaked");
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No source yet", "Revoked (1)");
    }

    @Test
    void itsHealthIsInSight() {
        sources.make("Room bot", Set.of(Scope.REPORTS, Scope.CHECK_INS), DESK.person("Maker " + ++people, Roles.ADMIN));
        Source source = sources.all().getFirst();
        var owner = DESK.databases.deskOwner();
        owner.execute(
                "update desk.api_use set reports = 12, last_report_at = '2026-03-01T18:30:00Z', refused = 2, last_refused_at = '2026-03-02T18:30:00Z', last_refusal = 'clock'");
        owner.execute("update desk.api_stranger set refused = 3, last_at = '2026-03-03T18:30:00Z'");
        owner.execute(
                "insert into desk.received_report (report_id, source_id, digest, member_id, category, reported_at) values (?, ?, '', 'nobody-here', 'abuse', now())",
                "api:" + source.sourceId() + ":r:1",
                source.sourceId());
        DESK.intake.drain();
        open(Roles.ADMIN);
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains(
                        "Reports: 12 taken, the last on Sun 1 Mar 2026",
                        "Check-ins: none yet.",
                        "Refused: 2, the last on Mon 2 Mar 2026",
                        "its clock was more than five minutes off",
                        "Requests of nobody known: 3 refused",
                        "Received, but could not be taken in",
                        "r:1: the member that it names is not in the chat store");
    }

    private void open(String role) {
        signIn(DESK.person("Source Person " + ++people, role));
        UI.getCurrent().navigate("sources");
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Scope> scopes() {
        return find(CheckboxGroup.class).single();
    }
}
