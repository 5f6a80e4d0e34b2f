package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a moderator does, from signing in to the file of the queue. */
class JourneyIT extends BrowserTest {

    @Test
    void aModeratorSignsInFiltersTakesTheNextCaseReadsDecidesUndoesAndDecidesForGood() throws Exception {
        size(1440, 900);
        driver.manage().deleteAllCookies(); // the browser is shared: somebody may be signed in still
        open("queue");
        assertThat(driver.getCurrentUrl()).endsWith("/login");
        signIn("mira");
        waitFor("Next case");
        int all = open();

        open("queue?path=conduct&tier=urgent");
        assertThat(driver.findElements(By.cssSelector("vaadin-badge.tier.immediate")))
                .isEmpty();
        assertThat(driver.findElements(By.cssSelector("vaadin-badge.tier.urgent")))
                .isNotEmpty();

        press("n");
        until("a case is open", () -> driver.getCurrentUrl().contains("/cases/"));
        waitFor("Yours");
        String caseId = driver.getCurrentUrl().replaceAll(".*/cases/(\\d+).*", "$1");
        until("the reported message is in view", () -> inView(".msg.reported"));

        String hidden = text();
        press("v");
        waitFor("Hide again");
        assertThat(text()).isNotEqualTo(hidden);

        int asked = reportedMessages(caseId) + 1; // each of them is removed, and the member is told once
        click("Remove message");
        click("Warn");
        decide("It hurts the person it was said to.");
        waitFor("Sending in");
        press("z");
        waitFor("Yours");
        assertThat(state(caseId)).isEqualTo("claimed");
        assertThat(effects("cancelled")).isEqualTo(asked);

        decide("It hurts the person it was said to.");
        waitFor("Sending in");
        until("the effects have arrived", () -> effects("done") == asked);
        assertThat(state(caseId)).isEqualTo("closed");
        until("the receipts are shown", () -> text().contains("Message to the member: done"));
        int reporters = count("select count(distinct reporter_id) from desk.report where case_id = " + caseId);
        until(
                "each reporter is told",
                () -> count("select count(*) from desk.effect where purpose = 'outcome' and state = 'done'")
                        == reporters);
        assertThat(desk.chat
                        .fetchSingle("select count(*) from chat.moderation_action")
                        .get(0, Integer.class))
                .isEqualTo(asked + reporters);
        picture("journey-receipts");

        open("queue");
        assertThat(open()).isEqualTo(all - 1);
        var file = download("export/cases.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.body().split("\r\n")).hasSize(all);
        assertThat(file.body()).doesNotContain(caseId + ",").startsWith("case_id,path,tier,state,category,alias,");
        assertThat(download("export/cases.csv?path=care").body())
                .contains("care,")
                .doesNotContain("conduct,");
        assertThat(driver.manage().logs().get("browser").getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .isEmpty();
    }

    @Test
    void newWorkWaitsUntilItIsAskedForAndRowsDoNotJump() {
        size(1440, 900);
        signIn("priya");
        waitFor("Next case");
        String before = firstRow();
        desk.member("newcomer", "newcomer");
        desk.chat.execute("insert into chat.report (report_id, member_id, reporter_id, category, reported_at)"
                + " values ('fresh', 'newcomer', 'someone', 'self_harm', now() - interval '14 minutes')");
        waitFor("1 new");
        assertThat(firstRow()).isEqualTo(before);
        click("1 new");
        until("the new case is shown", () -> driver.findElements(By.cssSelector("vaadin-grid .alias")).stream()
                .anyMatch(e -> e.getText().contains(alias("newcomer"))));
    }

    @Test
    void whoSignsOutGivesBackWhatTheyHaveAndSeesNothingMore() {
        size(1440, 900);
        signIn("priya");
        waitFor("Next case");
        press("n");
        waitFor("Yours");
        String address = driver.getCurrentUrl();
        choose("Sign out");
        until("signed out", () -> driver.getCurrentUrl().contains("/login"));
        assertThat(desk.desk
                        .fetchSingle(
                                "select count(*) from desk.cases where leased_by = (select account_id from desk.account where username = 'priya')")
                        .get(0, Integer.class))
                .isZero();
        driver.get(address);
        until("asked to sign in", () -> driver.getCurrentUrl().contains("/login"));
    }

    private void decide(String reason) {
        press("d");
        until("the dialog is open", () -> !driver.findElements(By.cssSelector("vaadin-dialog[opened] vaadin-select"))
                .isEmpty());
        driver.findElement(By.cssSelector("vaadin-dialog[opened] vaadin-select"))
                .click();
        click("Be kind to the person");
        var why = driver.findElements(By.cssSelector("vaadin-dialog[opened] vaadin-text-area")).stream()
                .filter(area -> area.getText().startsWith("Why, for your colleagues"))
                .findFirst()
                .orElseThrow()
                .findElement(By.cssSelector("textarea"));
        why.clear();
        why.sendKeys(reason);
        why.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        settle();
    }

    private boolean inView(String selector) {
        return (Boolean) driver.executeScript(
                "const r = document.querySelector(arguments[0]).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight;",
                selector);
    }

    private String firstRow() {
        until("there are rows", () -> !driver.findElements(By.cssSelector("vaadin-grid .alias"))
                .isEmpty());
        return (String) driver.executeScript("return document.querySelector('vaadin-grid')._firstVisibleIndex + ' '"
                + " + [...document.querySelectorAll('vaadin-grid .alias')].filter(e => e.offsetParent)"
                + ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].innerText");
    }

    private String alias(String member) {
        return desk.desk
                .fetchSingle("select words from desk.member_alias where member_id = ?", member)
                .get(0, String.class);
    }

    private int open() {
        return desk.desk
                .fetchSingle("select count(*) from desk.cases where state <> 'closed'")
                .get(0, Integer.class);
    }

    private String state(String caseId) {
        return desk.desk
                .fetchSingle("select state from desk.cases where case_id = ?", Long.valueOf(caseId))
                .get(0, String.class);
    }

    private int reportedMessages(String caseId) {
        return desk.desk
                .fetchSingle(
                        "select count(distinct message_id) from desk.report where case_id = ?", Long.valueOf(caseId))
                .get(0, Integer.class);
    }

    /** The effects of decisions; what reporters are told stands apart. */
    private int effects(String state) {
        return count("select count(*) from desk.effect where purpose <> 'outcome' and state = '" + state + "'");
    }

    private int count(String sql) {
        return desk.desk.fetchSingle(sql).get(0, Integer.class);
    }
}
