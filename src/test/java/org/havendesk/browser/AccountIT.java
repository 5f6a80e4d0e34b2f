package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.havendesk.access.TestCodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** People set up what they come in with, come in with each of it, and are out at once when the account is disabled. */
class AccountIT extends BrowserTest {
    private static final Duration OUT_WITHIN = Duration.ofSeconds(2);

    /** The rules that an installation begins with. */
    @Override
    void askForSecondSteps() {}

    @BeforeAll
    void people() {
        var accounts = new Accounts(desk.databases.deskOwner());
        accounts.create("sana", "Sana Iqbal", Set.of(Roles.SUPERVISOR), PASSWORD);
        accounts.create("jonas", "Jonas Lindqvist", Set.of(Roles.MODERATOR), PASSWORD);
        accounts.create("milo", "Milo Janssen", Set.of(Roles.MODERATOR), PASSWORD);
        accounts.create("noor", "Noor Haddad", Set.of(Roles.ADMIN), PASSWORD);
    }

    @Test
    void aSupervisorSetsUpACodeAppAndAPasskeyAndComesInWithEach() throws Exception {
        alone("sana");
        password("sana");
        waitFor("Set up a second step");
        looks("set-up");
        String secret = driver.findElement(By.id("code-app-secret")).getText();
        code(TestCodes.at(secret, Instant.now()));
        waitFor("Your recovery codes");
        List<String> recovery = driver.findElements(By.cssSelector(".recovery-codes li")).stream()
                .map(WebElement::getText)
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        picture("account-recovery-codes");
        assertAccessible("the recovery codes");
        click("I have kept them");

        click("Add a passkey");
        waitFor("Name of the passkey");
        click("Continue");
        waitFor("My passkey");
        looks("account");

        signOut();
        looks("sign-in");
        passkey();
        waitFor("Sana Iqbal");
        signOut();

        password("sana");
        waitFor("One more step");
        looks("second-step");
        code(TestCodes.at(secret, Instant.now())); // the one of the set-up, or one after it
        boolean sameStep = text().contains("That did not match");
        if (sameStep) {
            code(TestCodes.at(secret, Instant.now().plusSeconds(30)));
        }
        waitFor("Sana Iqbal");
        signOut();

        password("sana");
        code(recovery.getFirst().toLowerCase());
        waitFor("Sana Iqbal");
        signOut();
        password("sana");
        code(recovery.getFirst());
        waitFor("That did not match");
        code(recovery.getLast());
        waitFor("Sana Iqbal");
    }

    @Test
    void anAdminComesInWithANewPasskeyAloneAndIsAskedAgainBeforeAGraveAct() throws Exception {
        alone("noor");
        password("noor");
        waitFor("Set up a second step");
        press("Set up a passkey", ".sign-in-passkey");
        waitFor("The passkey is set up");
        press("Sign in with it", ".sign-in-passkey");
        waitFor("Your recovery codes");
        click("I have kept them");
        assertThat(text()).contains("My passkey");
        assertThat(entries("add_passkey")).isPositive();

        open("account");
        int before = entries("new_recovery_codes");
        click("Make new codes");
        waitFor("Your recovery codes");
        click("I have kept them");
        assertThat(entries("new_recovery_codes"))
                .as("they came in a moment ago")
                .isEqualTo(before + 1);
        sessions.letTheTenMinutesPass();
        click("Make new codes");
        waitFor("Is it you?");
        picture("account-again");
        assertAccessible("who somebody is, asked again");
        again("not the password");
        waitFor("That did not match");
        click("Cancel");
        assertThat(entries("new_recovery_codes")).isEqualTo(before + 1);
        click("Make new codes");
        waitFor("Is it you?");
        again(PASSWORD);
        waitFor("Your recovery codes");
        click("I have kept them");
        sessions.letTheTenMinutesPass();
        click("Make new codes");
        waitFor("Is it you?");
        click("Confirm with a passkey");
        waitFor("Your recovery codes");
        click("I have kept them");
        assertThat(entries("new_recovery_codes")).isEqualTo(before + 3);
    }

    private void again(String password) {
        driver.findElement(By.cssSelector(".again-dialog vaadin-password-field input"))
                .sendKeys(password, Keys.ENTER);
    }

    private int entries(String verb) {
        return desk.desk
                .fetchSingle("select count(*) from desk.ledger_entry where verb = ?", verb)
                .get(0, int.class);
    }

    @Test
    void aModeratorSetsUpASecondStepBeforeTheyOpenACareCase() throws Exception {
        alone("mira");
        password("mira");
        waitFor("Queue");
        long care = desk.desk
                .fetchOne("select case_id from desk.cases where path = 'care' order by case_id limit 1")
                .get(0, long.class);
        open("cases/" + care);
        waitFor("A second step first");
        assertThat(text()).doesNotContain("reported");
        picture("care-second-step");
        assertAccessible("a care case that waits");
        click("Set it up");
        waitFor("Care cases hold what people trusted");
        long conduct = desk.desk
                .fetchOne("select case_id from desk.cases where path = 'conduct' order by case_id limit 1")
                .get(0, long.class);
        open("cases/" + conduct);
        until("a conduct case opens", () -> !text().contains("A second step first"));
    }

    @Test
    void aDisabledAccountIsOutOfItsOpenTabWithinTwoSeconds() throws Exception {
        alone("milo");
        password("milo");
        waitFor("Queue");
        settle();
        Instant disabled = Instant.now();
        desk.databases.deskOwner().execute("update desk.account set disabled_at = now() where username = 'milo'");
        until("the tab is out", () -> driver.getCurrentUrl().contains("login"));
        Duration took = Duration.between(disabled, Instant.now());
        System.out.println("a disabled account's tab was out after " + took.toMillis() + " ms");
        assertThat(took).isLessThan(OUT_WITHIN);
        waitFor("You have been signed out");
        open("queue");
        waitFor("Good to see you");
        password("milo");
        waitFor("That did not match");
    }

    @Test
    void signingOutEverywhereReachesTheOtherNodeWithinTwoSeconds() throws Exception {
        var second = new SpringApplication(HavendeskApplication.class);
        second.setDefaultProperties(Map.copyOf(ConsoleTest.properties(desk)));
        try (var node = second.run("--server.port=0")) {
            alone("jonas");
            int port = ((WebServerApplicationContext) node).getWebServer().getPort();
            driver.get("http://localhost:" + port + "/login");
            password("jonas");
            waitFor("Queue");
            settle();
            var there = driver;

            alone("jonas");
            password("jonas");
            open("account");
            waitFor("Where you are signed in");
            assertThat(driver.findElements(By.cssSelector(".account-rows .account-row")))
                    .as("both sessions are listed")
                    .hasSize(2);
            click("Sign out everywhere");
            driver = there;
            until("the tab on the other node is out", () -> there.getCurrentUrl()
                    .contains("login"));
            Instant out = Instant.now();
            Instant ended = desk.desk
                    .fetchSingle("select min(s.ended_at) from desk.session s join desk.account using (account_id)"
                            + " where username = 'jonas'")
                    .get(0, Instant.class);
            Duration took = Duration.between(ended, out);
            System.out.println("the other node's tab was out after " + took.toMillis() + " ms");
            assertThat(took).isLessThan(OUT_WITHIN);
        }
    }

    /** A browser of one's own, with a device that can keep passkeys and knows its person. */
    private void alone(String username) throws IOException {
        fresh(username);
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
        size(1440, 900);
        open("login");
    }

    private void password(String username) {
        until("the form is there", () -> !driver.findElements(By.name("password"))
                .isEmpty());
        driver.findElement(By.name("username")).sendKeys(username);
        driver.findElement(By.name("password")).sendKeys(PASSWORD, Keys.ENTER);
        until(
                "it is answered",
                () -> driver.findElements(By.name("password")).isEmpty() || text().contains("That did not match"));
        settle();
    }

    private void code(String code) {
        until("a code is asked for", () -> !driver.findElements(By.name("code")).isEmpty());
        WebElement field = driver.findElement(By.name("code"));
        field.sendKeys(code, Keys.ENTER);
        until("it is answered", () -> isGone(field));
        settle();
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (org.openqa.selenium.StaleElementReferenceException e) {
            return true;
        }
    }

    private void passkey() {
        press("Use a passkey", ".sign-in-passkey");
        until("signed in", () -> !driver.getCurrentUrl().contains("login"));
        settle();
    }

    private void press(String words, String selector) {
        until("there is " + words, () -> driver.findElements(By.cssSelector(selector)).stream()
                .anyMatch(e -> e.getText().contains(words)));
        driver.findElements(By.cssSelector(selector)).stream()
                .filter(e -> e.getText().contains(words))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private void signOut() {
        openUserMenu();
        click("Sign out");
        waitFor("Good to see you");
    }

    private void looks(String page) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            for (int[] each : new int[][] {{1440, 900}, {390, 844}, {320, 640}}) {
                size(each[0], each[1]);
                settle();
                picture(page + "-" + each[0] + "-" + scheme);
                assertFits(page + " at " + each[0]);
                assertAccessible(page + " at " + each[0] + " in " + scheme);
            }
        }
        scheme("light");
        size(1440, 900);
        settle();
    }
}
