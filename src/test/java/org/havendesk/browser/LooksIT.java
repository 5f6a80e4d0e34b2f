package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.havendesk.access.Person;
import org.havendesk.cases.Action;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Every page, light and dark, wide and on a phone: accessible, and nothing cut off or sticking out. */
class LooksIT extends BrowserTest {
    private String conduct;
    private String care;

    @BeforeAll
    void twoCases() {
        conduct = newest("conduct");
        care = newest("care");
        Person mira = desk.moderator("Somebody Else");
        long decided = newCase("looks-decided", "threat");
        desk.reviews.open(decided, null, mira);
        desk.decide(decided, mira, Action.NO_ACTION);
        desk.onShift(mira); // no alarm stands over these pages; its looks are tried elsewhere
    }

    @ParameterizedTest
    @CsvSource({"light, 1440, 900", "dark, 1440, 900", "light, 390, 844", "dark, 390, 844", "light, 320, 700"})
    void everyPageHoldsUp(String scheme, int width, int height) throws IOException {
        size(width, height);
        scheme(scheme);
        String looks = "-" + scheme + "-" + width;
        driver.manage().deleteAllCookies();
        open("login");
        check("sign-in" + looks);
        open("login?error");
        check("sign-in-error" + looks);
        signIn("mira");
        waitFor("Next case");
        until("there are rows", () -> !driver.findElements(By.cssSelector("vaadin-grid .alias"))
                .isEmpty());
        check("queue" + looks);
        open("queue?tier=routine&path=care");
        check("queue-empty" + looks);
        open("cases/" + conduct);
        until("the reported message is there", () -> !driver.findElements(By.cssSelector(".msg.reported"))
                .isEmpty());
        check("case" + looks);
        open("cases/" + care);
        until("the reported message is there", () -> !driver.findElements(By.cssSelector(".msg.reported"))
                .isEmpty());
        check("case-care" + looks);
        open("cases/99999999");
        check("not-found" + looks);
        signIn("lea");
        check("lead" + looks);
    }

    @Test
    void keysDialogsAndMenusHoldUpToo() throws IOException {
        size(1440, 900);
        scheme("light");
        signIn("mira");
        waitFor("Next case");
        press("?");
        waitFor("Next row");
        check("keys");
        press(org.openqa.selenium.Keys.ESCAPE);
        open("cases/" + conduct);
        press("c");
        waitFor("Yours");
        click("Warn");
        press("d");
        until("the dialog is open", () -> !driver.findElements(By.cssSelector("vaadin-dialog[opened]"))
                .isEmpty());
        check("decide");
    }

    @Test
    void menusHoldUpToo() throws IOException {
        size(1440, 900);
        scheme("light");
        signIn("priya");
        waitFor("Next case");
        openUserMenu();
        check("menu-user");
        scheme("dark");
        check("menu-user-dark");
        scheme("light");
        press(org.openqa.selenium.Keys.ESCAPE);
        for (int[] window : new int[][] {{1440, 900}, {390, 844}}) {
            size(window[0], window[1]);
            open("cases/" + conduct);
            dots(".case-more", "Change the tier");
            check("menu-case-" + window[0]);
            scheme("dark");
            check("menu-case-dark-" + window[0]);
            scheme("light");
            open("cases/" + conduct);
            dots(".message-more", "Open a care case");
            check("menu-message-" + window[0]);
        }
    }

    /** Opens the first menu of these that stands on the page. */
    private void dots(String menu, String says) {
        until("there is a menu", () -> dots(menu) != null);
        dots(menu).click();
        waitFor(says);
    }

    private WebElement dots(String menu) {
        return driver.findElements(By.cssSelector(menu + " > vaadin-button")).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({"light, 1440, 900", "dark, 1440, 900", "light, 390, 844", "dark, 390, 844"})
    void theTeamPageHoldsUp(String scheme, int width, int height) throws IOException {
        size(width, height);
        scheme(scheme);
        signIn("priya");
        open("team?tier=urgent");
        waitFor("Time to first look");
        check("team-" + scheme + "-" + width);
        open("team?weeks=4&to=2001-01-01");
        waitFor("No figures in these weeks");
        check("team-empty-" + scheme + "-" + width);
    }

    @Test
    void theReportedMessageIsInViewWhenACaseOpens() {
        signIn("mira");
        for (int[] window : new int[][] {{1440, 900}, {390, 844}}) {
            size(window[0], window[1]);
            open("cases/" + conduct);
            until("the reported message is in view", () -> (Boolean)
                    driver.executeScript("const m = document.querySelector('.msg.reported'); if (!m) return false;"
                            + "const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight;"));
        }
    }

    @Test
    void tierAndDueStandOnEveryRowOnAPhone() {
        size(390, 844);
        signIn("mira");
        until("there are cards", () -> !driver.findElements(By.cssSelector(".phone-card"))
                .isEmpty());
        assertThat(driver.findElements(By.cssSelector(".phone-card")).stream().filter(e -> e.isDisplayed()))
                .isNotEmpty()
                .allSatisfy(card -> {
                    assertThat(card.findElement(By.cssSelector("vaadin-badge.tier"))
                                    .isDisplayed())
                            .isTrue();
                    assertThat(card.findElement(By.cssSelector(".when")).getText())
                            .matches(".*(left|overdue|due).*");
                });
    }

    @Test
    void whatIsCutOffInsideOfAPartThatScrollsIsFound() {
        size(1440, 900);
        signIn("mira");
        open("cases/" + conduct);
        until("the panel is there", () -> !driver.findElements(By.cssSelector(".panel .timeline"))
                .isEmpty());
        assertFits("as it is");
        for (String style :
                new String[] {"overflow: hidden; width: 40px", "width: 40px", "width: 9000px; height: 9000px"}) {
            driver.executeScript("""
                    const part = document.createElement('div');
                    part.className = 'misfit';
                    part.style = arguments[0] + '; flex: none; white-space: nowrap';
                    part.innerHTML = '<b>much too long for this</b>';
                    document.querySelector('.panel').append(part);
                    if (!arguments[0].includes('hidden')) part.textContent = part.textContent;
                    """, style);
            assertThatThrownBy(() -> assertFits(style)).as(style).isInstanceOf(AssertionError.class);
            driver.executeScript("document.querySelector('.misfit').remove()");
        }
        assertFits("as it was");
    }

    private void check(String name) throws IOException {
        settle();
        picture(name);
        assertFits(name);
        assertAccessible(name);
    }

    private String newest(String path) {
        return desk.desk
                .fetchSingle(
                        "select max(c.case_id) from desk.cases c join desk.report r using (case_id) where c.path = ? and r.message_id is not null",
                        path)
                .get(0, String.class);
    }
}
