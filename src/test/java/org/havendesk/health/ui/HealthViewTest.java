package org.havendesk.health.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Roles;
import org.havendesk.health.Line;
import org.havendesk.health.Report;
import org.havendesk.health.State;
import org.havendesk.health.SystemHealth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class HealthViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private SystemHealth health;

    @AfterEach
    void theChainHolds() {
        DESK.databases
                .deskOwner()
                .execute(
                        "update desk.ledger_check set broken_entry = null, broken_fault = null, broken_other = null, broken_since = null");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD})
    void othersThanAdminsDoNotFindThePage(String role) {
        open(role);
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).doesNotContain("health");
    }

    @Test
    void anAdminSeesEverySectionInWords() {
        open(Roles.ADMIN);
        assertThat(find(H1.class).single().getText()).isEqualTo("System health");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("health", "actuator/prometheus");
        assertThat(find(H2.class).all())
                .extracting(H2::getText)
                .containsExactly(
                        "Databases", "Work on its way", "The record", "Alarms", "The console", "What runs by itself");
        assertThat(words())
                .contains("Desk database", "It answers. PostgreSQL 18", "Reports of the chat", "Taking in reports")
                .contains("Havendesk development, since", "Fine", "To look at when there is time: ")
                .doesNotContain("!{", "!health", "{0}", "{1}");
    }

    @Test
    void everyLineHasWordsWhateverItFinds() {
        open(Roles.ADMIN);
        assertThat(health.report().sections())
                .flatExtracting(Report.Section::lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                view().getTranslation("health." + line.subject().replace(':', '.')))
                        .doesNotStartWith("!"));
    }

    @Test
    void aBrokenChainIsAnActWithTheWayToTheLedger() {
        open(Roles.ADMIN);
        assertThat(words()).doesNotContain("It breaks at entry");
        var line = new HealthLine(new HealthWords(view(), java.time.ZoneId.of("UTC"), java.util.Locale.ENGLISH));
        view().add(line);
        line.show(health(State.ACT, "chain", "broken", "ledger", 1042L));
        assertThat(line.getElement().getTextRecursively())
                .contains("Act", "It breaks at entry 1,042.", "leave the database as it is");
        assertThat(find(Anchor.class, line).single().getHref()).isEqualTo("ledger");
        var before = find(Anchor.class, line).single();
        line.show(health(State.ACT, "chain", "broken", "ledger", 1042L));
        assertThat(find(Anchor.class, line).single())
                .as("what is the same stays")
                .isSameAs(before);
    }

    @Test
    void agesAndSizesAreWrittenAsPeopleSayThem() {
        open(Roles.ADMIN);
        var written = new HealthWords(view(), java.time.ZoneId.of("UTC"), java.util.Locale.ENGLISH);
        assertThat(written.finding(health(State.LOOK, "intake-report", "behind", null, Duration.ofSeconds(90))))
                .contains("90 seconds old");
        assertThat(written.finding(health(State.LOOK, "intake-report", "behind", null, Duration.ofHours(3))))
                .contains("3 hours old");
        assertThat(written.finding(health(
                        State.LOOK, "disk", "scarce", null, new Line.Bytes(1_234_000_000L), new Line.Bytes(999))))
                .isEqualTo("Free: 1.2\u00a0GB of 999\u00a0B.");
        assertThat(written.finding(health(State.LOOK, "backup", "old", null, Instant.parse("2024-03-01T18:30:00Z"))))
                .contains("1 Mar 2024, 18:30");
    }

    private static Line health(State state, String subject, String finding, String page, Object... values) {
        return new Line(subject, state, finding, List.of(values), finding, page);
    }

    private HealthView view() {
        return find(HealthView.class).single();
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private void open(String role) {
        signIn(DESK.person("Health Person " + ++people, role));
        UI.getCurrent().navigate("health");
    }
}
