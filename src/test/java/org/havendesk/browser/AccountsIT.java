package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** An admin invites somebody, who comes in by the link in a browser of their own, works, and is out when the account is disabled. */
class AccountsIT extends BrowserTest {
    private static final Duration OUT_WITHIN = Duration.ofSeconds(2);

    @BeforeAll
    void people() {
        new Accounts(desk.databases.deskOwner()).create("tomas", "Tomás Ruiz", Set.of(Roles.ADMIN), PASSWORD);
    }

    @Test
    void somebodyIsInvitedWorksAndIsOutWhenTheAccountIsDisabled() throws Exception {
        as("tomas");
        waitFor("Invite someone");
        assertThat(driver.getCurrentUrl()).as("an admin's home").endsWith("/accounts");
        click("Invite someone");
        until("the dialog is there", () -> dialog().isDisplayed());
        field("Name, as colleagues know them").sendKeys("Milo Janssen");
        field("Sign-in name").sendKeys("milo");
        tick("Moderator");
        picture("accounts-invite");
        assertAccessible("the invitation");
        dialogButton("Invite");
        until("the link is shown", () -> link().contains("/welcome/"));
        String link = link();
        assertThat(link).startsWith(address("welcome/"));
        picture("accounts-link");
        assertAccessible("the link");
        dialogButton("Close");
        waitFor("Invited");
        var adminsBrowser = driver;

        fresh("milo");
        size(1440, 900);
        driver.get(link);
        waitFor("Welcome, Milo Janssen");
        picture("welcome");
        assertAccessible("the page of a link");
        driver.findElement(By.cssSelector("vaadin-password-field input")).sendKeys("too short", Keys.TAB);
        click("Save and go on");
        waitFor("15");
        WebElement password = driver.findElement(By.cssSelector("vaadin-password-field input"));
        password.sendKeys(Keys.chord(Keys.CONTROL, "a"), PASSWORD, Keys.TAB);
        click("Save and go on");
        waitFor("That is done");
        driver.get(link);
        waitFor("This link does not work");
        click("Go to sign-in");
        signIn("milo");
        waitFor("Queue");
        click("Next case");
        until("a case is open", () -> driver.getCurrentUrl().contains("/cases/"));
        settle();
        var milosBrowser = driver;

        driver = adminsBrowser;
        open("accounts?text=milo");
        click("Milo Janssen");
        waitFor("Open sessions");
        click("Disable account");
        until("it asks first", () -> !driver.findElements(By.cssSelector("vaadin-confirm-dialog[opened]"))
                .isEmpty());
        dialogButton("Disable");
        driver = milosBrowser;
        until("the tab is out", () -> driver.getCurrentUrl().contains("login"));
        Instant out = Instant.now();
        Instant disabled = desk.desk
                .fetchSingle("select disabled_at from desk.account where username = 'milo'")
                .get(0, Instant.class);
        Duration took = Duration.between(disabled, out);
        System.out.println("accounts: a disabled account's tab was out after " + took.toMillis() + " ms");
        assertThat(took).isLessThan(OUT_WITHIN);
        assertThat(desk.desk.fetchValues("select verb from desk.ledger_entry where verb in"
                        + " ('invite', 'accept_invitation', 'disable') order by entry_id"))
                .asString()
                .isEqualTo("[invite, accept_invitation, disable]");
    }

    private WebElement dialog() {
        return driver.findElement(By.cssSelector("vaadin-dialog[opened]"));
    }

    private WebElement field(String label) {
        return driver.findElements(By.cssSelector("vaadin-text-field")).stream()
                .filter(field -> field.getText().contains(label))
                .findFirst()
                .orElseThrow()
                .findElement(By.tagName("input"));
    }

    private void tick(String label) {
        driver.findElements(By.cssSelector("vaadin-checkbox")).stream()
                .filter(box -> box.isDisplayed() && box.getText().startsWith(label))
                .findFirst()
                .orElseThrow()
                .findElement(By.tagName("input"))
                .click();
        settle();
    }

    private void dialogButton(String words) {
        driver
                .findElements(By.cssSelector(
                        "vaadin-dialog[opened] vaadin-button, vaadin-confirm-dialog[opened] vaadin-button"))
                .stream()
                .filter(button -> button.isDisplayed() && button.getText().equals(words))
                .findFirst()
                .orElseThrow()
                .click();
        settle();
    }

    private String link() {
        return driver
                .findElements(By.cssSelector(
                        ".link-dialog vaadin-text-field, vaadin-dialog[opened] vaadin-text-field[readonly]"))
                .stream()
                .map(field -> (String) field.getDomProperty("value"))
                .findFirst()
                .orElse("");
    }
}
