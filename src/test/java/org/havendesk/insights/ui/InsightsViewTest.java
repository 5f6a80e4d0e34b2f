package org.havendesk.insights.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Roles;
import org.havendesk.insights.Dashboards;
import org.havendesk.insights.InsightsAddress;
import org.havendesk.insights.InsightsPage;
import org.havendesk.insights.PublishedYear;
import org.havendesk.kit.Chart;
import org.havendesk.release.PublishedExport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class InsightsViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Dashboards dashboards;

    @Autowired
    private PublishedExport export;

    @BeforeAll
    static void publish() {
        new PublishedYear(DESK.desk, List.of("Carers", "Grief and loss", "Night owls"))
                .publish(LocalDate.of(2025, 7, 1), 5);
        DESK.desk.execute("insert into release.withdrawal (release_id, note)"
                + " select release_id, 'answers of a test were in it' from release.release"
                + " where cadence = 'month' and period_start = '2026-03-01'");
    }

    @Test
    void aLeadSeesTheNewestMonthWithItsRangesItsSealAndWhatComesNext() {
        signIn(Roles.LEAD);
        open("insights/wellbeing", "");
        assertThat(words())
                .contains("Mean mood", "of 5", "Members who checked in", "Low mood", "Better since their first answer")
                .contains(
                        "Release 2026-09",
                        "Once published, a figure never changes",
                        "Next: October, on 8 November 2026")
                .contains("Privacy budget", "of 1.00 used per member", "73 times in 100")
                .contains("Better is not proof");
        assertThat(find(Chart.class).all()).hasSize(4);
        assertThat(find(FigureTable.class).all())
                .as("every chart has its table")
                .hasSize(4);
    }

    @Test
    void everyChartSaysItsFiguresToThoseWhoDoNotSeeIt() {
        signIn(Roles.LEAD);
        for (InsightsPage page : InsightsPage.values()) {
            open("insights/" + page.key(), "");
            assertThat(find(Chart.class).all()).as(page.key()).isNotEmpty().allSatisfy(chart -> assertThat(
                            chart.getElement().getProperty("label"))
                    .matches(".+\\. .+: .+"));
        }
    }

    @Test
    void aSuppressedProgramIsAGapWithItsSentenceAndNeverAZero() {
        signIn(Roles.LEAD);
        open("insights/wellbeing", "program=Night+owls");
        assertThat(words()).contains("Too few people to publish safely");
        assertThat(find(KeyFigure.class).all())
                .allSatisfy(figure -> assertThat(words(figure)).doesNotContainPattern("\\d+ to \\d+"));
        assertThat(find(Chart.class).all().getFirst().getElement().getProperty("label"))
                .contains("Too few people to publish safely")
                .doesNotContain(": 0");
    }

    @Test
    void aWithdrawnReleaseSaysSoAndStays() {
        signIn(Roles.LEAD);
        open("insights/wellbeing", "period=2026-03");
        assertThat(words()).contains("These figures were withdrawn", "answers of a test were in it", "Release 2026-03");
        open("insights/wellbeing", "period=2026-04");
        assertThat(words()).doesNotContain("withdrawn");
    }

    @Test
    void theAddressAloneIsTheFirstPageAndTheMethodIsTold() {
        signIn(Roles.LEAD);
        open("insights", "");
        assertThat(words()).contains("Mean mood");
        open("insights/method", "");
        assertThat(find(MethodView.class).single().getElement().getTextRecursively())
                .contains("73 times in 100", "88 after two quarters", "98 after a year", "twice the limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR, Roles.ADMIN})
    void nobodyElseFindsThePagesOrTheFigures(String role) {
        signIn(role);
        for (String path : List.of("insights", "insights/wellbeing", "insights/care", "insights/method")) {
            open(path, "");
            assertThat(find(InsightsView.class).exists()).as(path).isFalse();
            assertThat(find(MethodView.class).exists()).as(path).isFalse();
        }
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .noneMatch(href -> href.startsWith("insights"));
        assertThatThrownBy(() -> dashboards.calendar()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> dashboards.at(InsightsAddress.of(InsightsPage.CARE, Map.of()), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> export.write(false, new ByteArrayOutputStream()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "cases/1", "cases/1/care", "approvals", "team", "my-day", "helplines", "settings"})
    void aLeadFindsNothingOfTheWork(String path) {
        signIn(Roles.LEAD);
        open(path, "");
        assertThat(getCurrentView().getClass().getSimpleName()).isIn("NoRightView", "NotFoundView");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).doesNotContain(path);
    }

    @Test
    void theWayInLeadsALeadToTheDashboards() {
        signIn(Roles.LEAD);
        open("", "");
        assertThat(find(InsightsView.class).exists()).isTrue();
    }

    private static void signIn(String role) {
        signIn(DESK.person("Insights Person " + ++people, role));
    }

    private static void open(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
    }

    private String words() {
        return words(find(InsightsView.class).single());
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
