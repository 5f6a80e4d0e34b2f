package org.havendesk.team.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.Action;
import org.havendesk.team.Figures;
import org.havendesk.team.Openers;
import org.havendesk.team.TeamExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class TeamViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Figures figures;

    @Autowired
    private Openers openers;

    @Autowired
    private TeamExport export;

    @Test
    void aSupervisorSeesHowTheTeamStandsAndTheTimesOfATier() {
        Person priya = person(Roles.SUPERVISOR);
        long id = DESK.caseAbout("team-finch", "spam");
        DESK.reviews.open(id, null, priya);
        DESK.decide(id, priya, Action.NO_ACTION);
        signIn(priya);
        UI.getCurrent().navigate("team", QueryParameters.fromString("tier=routine"));
        TeamView view = find(TeamView.class).single();
        assertThat(words(view))
                .contains(
                        "Immediate, open",
                        "Waiting for approval",
                        "Ask to talk",
                        "Unanswered openers",
                        "Time to first look",
                        "Upheld")
                .doesNotContain("team-finch-handle", "words of");
        assertThat(find(Anchor.class, find(TeamWeeks.class).single()).all().stream()
                        .filter(link -> link.getElement().hasAttribute("aria-current"))
                        .map(Anchor::getText))
                .containsExactly("Routine");
        assertThat(find(TeamTable.class).all()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theAddressIsTheTruthForTheWeeks() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("team", QueryParameters.fromString("weeks=4&to=2001-03-07"));
        assertThat(find(H2.class).withText("No figures in these weeks").exists())
                .isTrue();
        assertThat(find(Select.class).single().getValue()).isEqualTo(4);
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("export/team.csv?weeks=4&to=2001-03-05");
    }

    @Test
    void hardReadsAreATotalOrTheReasonWhyThereIsNone() {
        Person priya = person(Roles.SUPERVISOR);
        long id = DESK.caseAbout("team-reads", "spam");
        DESK.reviews.open(id, null, priya);
        signIn(priya);
        UI.getCurrent().navigate("team");
        Component reads = find(TeamTable.class)
                .withCondition(table -> words(table).startsWith("Hard reads of the team"))
                .single();
        assertThat(words(reads)).contains("Fewer than 3 people read something hard");
        for (int i = 0; i < 3; i++) {
            DESK.read(person(Roles.MODERATOR), id, "words", 2);
        }
        UI.getCurrent().navigate("queue");
        UI.getCurrent().navigate("team");
        reads = find(TeamTable.class)
                .withCondition(table -> words(table).startsWith("Hard reads of the team"))
                .single();
        assertThat(words(reads)).containsPattern("\\d+ of \\d+").contains("Fewer than 3 people");
        assertThat(words(find(TeamView.class).single())).contains("nobody’s own reading can be seen from here");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.LEAD, Roles.ADMIN})
    void nobodyElseFindsThePageOrTheFigures(String role) {
        Person person = person(role);
        signIn(person);
        UI.getCurrent().navigate("team");
        assertThat(find(TeamView.class).exists()).isFalse();
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).doesNotContain("team");
        assertThatThrownBy(() -> figures.period(Map.of())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> figures.today()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> figures.of(null)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> openers.unanswered()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> export.write(null, person, false, new ByteArrayOutputStream()))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Person person(String role) {
        return DESK.person("Team Person " + ++people, role);
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
