package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.insights.PublishedYear;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What a program lead sees: before anything is published, then a year of it; light, dark, wide, on a phone and on paper. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsightsIT extends BrowserTest {
    private static final List<String> PAGES = List.of("wellbeing", "connection", "access", "safety", "care");

    /** Counts pixels of a chart that differ from its corner: painted ones. */
    private static final String PAINTED = """
            const chart = arguments[0].shadowRoot.querySelector('canvas');
            const pixels = chart.getContext('2d').getImageData(0, 0, chart.width, chart.height).data;
            let painted = 0;
            for (let i = 0; i < pixels.length; i += 4) painted += pixels[i + 3] > 0 ? 1 : 0;
            return painted;
            """;

    /** How many pixels of a chart have about this colour of the tokens. */
    private static final String OF_COLOUR = """
            const probe = document.createElement('span');
            document.body.append(probe);
            probe.style.color = `var(${arguments[1]})`;
            const [r, g, b] = getComputedStyle(probe).color.match(/[0-9.]+/g).map(Number);
            probe.remove();
            const chart = arguments[0].shadowRoot.querySelector('canvas');
            const pixels = chart.getContext('2d').getImageData(0, 0, chart.width, chart.height).data;
            let found = 0;
            for (let i = 0; i < pixels.length; i += 4) {
              if (pixels[i + 3] > 200 && Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b) < 12) found++;
            }
            return found;
            """;

    private final List<AssertionError> wrong = new ArrayList<>();

    private Connection publisher;

    /** Nobody else publishes meanwhile: the figures are those of the test. */
    @Override
    void prepare() throws SQLException {
        publisher = desk.databases.deskSuperuser();
        publisher.createStatement().execute("select pg_advisory_lock(hashtext('publish figures'))");
    }

    @AfterAll
    void letOthersPublish() throws SQLException {
        publisher.close();
    }

    @BeforeAll
    void signInAsLead() {
        signIn("lea");
    }

    @Test
    @Order(1)
    void beforeAnythingIsPublishedThePageSaysWhenTheFirstFiguresCome() throws IOException {
        open("");
        waitFor("The first figures come on");
        assertThat(driver.getCurrentUrl()).endsWith("/insights/wellbeing");
        assertThat(driver.findElements(By.cssSelector("haven-chart"))).isEmpty();
        assertThat(resources()).noneMatch(name -> name.contains("chart-drawing"));
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            check("insights-empty-" + scheme);
        }
    }

    @Test
    @Order(2)
    void everyPageHoldsUpInEveryLook() throws IOException {
        new PublishedYear(desk.desk, PublishedYear.programs(DemoCommunity.community()))
                .publish(LocalDate.of(2025, 7, 1), 5);
        for (String page : PAGES) {
            open("insights/" + page);
            drawn();
            for (String scheme : List.of("light", "dark")) {
                scheme(scheme);
                for (int width : List.of(1440, 390, 320)) {
                    size(width, width == 1440 ? 900 : 844);
                    check("insights-" + page + "-" + scheme + "-" + width);
                }
            }
            size(1440, 900);
            scheme("light");
        }
        open("insights/method");
        waitFor("73 times in 100");
        check("insights-method");
        size(390, 844);
        check("insights-method-390");
        size(1440, 900);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(3)
    void chartsArePaintedInTheColoursOfTheScheme() {
        open("insights/wellbeing");
        drawn();
        for (WebElement chart : charts()) {
            assertThat(number(PAINTED, chart)).isGreaterThan(400);
        }
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            WebElement trend = charts().getFirst();
            until("the trend is drawn in " + scheme, () -> number(OF_COLOUR, trend, "--chart-mark") > 100);
            WebElement bars = charts().get(1);
            until("the ranges are drawn in " + scheme, () -> number(OF_COLOUR, bars, "--chart-whisker") > 20);
        }
        scheme("light");
        WebElement programs = charts().get(2);
        assertThat(number(OF_COLOUR, programs, "--chart-gap-fill")).isGreaterThan(100);
    }

    @Test
    @Order(4)
    void thePeriodAndTheProgramAreInTheAddressAndNothingIsLaterThanTheLastRelease() {
        open("insights/wellbeing");
        drawn();
        assertThat(button("Period after: not published yet").getDomAttribute("disabled"))
                .isNotNull();
        button("Period before").click();
        until("the month before", () -> driver.getCurrentUrl().contains("period=2026-08"));
        waitFor("2026-08");
        open("insights/wellbeing?period=2031-01&program=Carers");
        drawn();
        assertThat(text()).contains("2026-09");
        open("insights/wellbeing?program=Young+adults");
        waitFor("Too few people to publish safely");
    }

    @Test
    @Order(5)
    void onPaperThePageIsLightAndWhole() throws IOException {
        open("insights/wellbeing");
        drawn();
        scheme("dark");
        var pdf = driver.executeCdpCommand(
                "Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69));
        byte[] paper = Base64.getDecoder().decode((String) pdf.get("data"));
        Files.write(Path.of("target", "pictures", "insights-print.pdf"), paper);
        assertThat(new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("/Type /Page\n");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        size(794, 1123);
        picture("insights-print");
        assertThat(driver.executeScript("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        size(1440, 900);
        scheme("light");
    }

    @Test
    @Order(6)
    void aLeadFindsNothingOfTheWorkAndAModeratorNoFigures() throws Exception {
        for (String path : List.of("queue", "cases/1", "ledger", "team", "my-day", "helplines")) {
            open(path);
            assertThat(text()).as(path).doesNotContain("Immediate", "Next case", "Case 1");
            assertThat(driver.findElements(By.cssSelector("vaadin-grid")))
                    .as(path)
                    .isEmpty();
        }
        assertThat(download("export/cases.csv").statusCode()).isEqualTo(403);
        assertThat(download("export/team.csv").statusCode()).isEqualTo(403);
        var csv = download("export/published.csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body()).startsWith("release_id,cell_id,period_start,period_end,group,metric,bin,value,");
        assertThat(download("export/published.csv").body()).isEqualTo(csv.body());
        signIn("mira");
        for (String path : List.of("insights", "insights/wellbeing", "insights/method")) {
            open(path);
            assertThat(driver.findElements(By.cssSelector("haven-chart, .insight-card")))
                    .as(path)
                    .isEmpty();
        }
        assertThat(download("export/published.csv").statusCode()).isEqualTo(403);
        assertThat(resources()).noneMatch(name -> name.contains("chart-drawing"));
    }

    private List<WebElement> charts() {
        return driver.findElements(By.cssSelector("haven-chart"));
    }

    private void drawn() {
        until(
                "the charts are drawn",
                () -> !charts().isEmpty()
                        && charts().stream().allMatch(chart -> chart.getDomAttribute("drawn") != null));
        settle();
    }

    private WebElement button(String label) {
        return driver.findElement(By.cssSelector("vaadin-button[aria-label='" + label + "']"));
    }

    private long number(String script, Object... arguments) {
        return ((Number) driver.executeScript(script, arguments)).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> resources() {
        return (List<String>) driver.executeScript("return performance.getEntriesByType('resource').map(r => r.name)");
    }

    private void check(String name) throws IOException {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        settle();
        picture(name);
        whole(name);
        try {
            assertFits(name);
            assertAccessible(name);
        } catch (AssertionError e) {
            wrong.add(e);
        }
    }

    /** The whole page in one picture, where it is longer than the window. */
    private void whole(String name) throws IOException {
        Number height = (Number) driver.executeScript(
                "const v = document.querySelector('.insights-view'); return v ? v.scrollHeight + 180 : 0");
        Number width = (Number) driver.executeScript("return window.innerWidth");
        if (height.intValue() > 900) {
            size(width.intValue(), height.intValue());
            driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
            picture(name + "-whole");
            size(width.intValue(), width.intValue() == 1440 ? 900 : 844);
        }
    }
}
