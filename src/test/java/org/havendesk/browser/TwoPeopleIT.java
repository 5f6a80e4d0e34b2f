package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A moderator and a safeguarding lead, each in their own browser, take a case together from its first line to closed. */
class TwoPeopleIT extends BrowserTest {
    private static final String OPEN = "open";
    private static final String CLAIMED = "claimed";
    private static final String WAITING = "waiting";
    private static final String CLOSED = "closed";

    @BeforeAll
    void people() {
        var accounts = new Accounts(desk.databases.deskOwner());
        accounts.create("hanna", "Hanna Brandt", Set.of(Roles.SUPERVISOR), PASSWORD);
        var owner = desk.databases.deskOwner();
        owner.execute("update desk.account set safeguarding_lead = true where username = 'hanna'");
        owner.execute("insert into desk.shift (account_id, begins_at, ends_at)"
                + " select account_id, now() - interval '1 hour', now() + interval '8 hours' from desk.account");
        desk.member("kind-reporter", "kind-reporter");
    }

    @Test
    void aWorryingCheckInIsLookedAfterFromProtocolToClosed() throws IOException {
        desk.member("wren", "wren-handle");
        desk.checkIn("wren", "phq-9", "{\"1\": 3, \"9\": 2}", Duration.ofMinutes(4));
        until("the check-in is a case", () -> cases("wren") == 1);
        long id = desk.caseOf("wren");

        as("mira");
        open("queue?path=care&tier=immediate");
        waitFor("Next case");
        openAndClaim("cases/" + id);
        waitFor("PHQ-9 item 9");
        click("Care steps");
        answer("Feels safe right now?", "Not sure");
        answer("Speaks of a way or a time?", "No");
        answer("Somebody nearby?", "Later today");
        answer("Has reached out before?", "Not known");
        answer("Could be under 18?", "No sign of it");
        click("Go on");

        waitFor("Say hello first");
        field("Message to").clear();
        field("Message to").sendKeys("Hello. We read your check-in and wanted to ask how tonight is for you.");
        picture("journey-care-contact");
        click("Send and wait");
        until("the case waits for an answer", () -> state(id).equals(WAITING));
        until("the message is with the member", () -> notices("wren")
                .contains("Hello. We read your check-in and wanted to ask how tonight is for you."));
        assertThat(kind(id)).as("nobody has to watch the clock").isEqualTo("reply");

        desk.message("wren-answers", "moderation:wren", "wren", Duration.ZERO, "Thank you, it was a long night");
        until("the member's answer brings it back", () -> state(id).equals(OPEN));
        openAndClaim("cases/" + id);
        until("the answer can be read", () -> {
            if (!text().contains("Thank you, it was a long night")) {
                press("v");
            }
            return text().contains("Thank you, it was a long night");
        });

        click("Ask to reveal");
        giveReason("Somebody who lives near them wants to call.", "Ask");
        waitFor("A second person is asked");
        as("hanna");
        open("approvals");
        click("Open case " + id);
        click("Approve…");
        giveReason("The friend is trusted.", "Approve");
        as("mira");
        waitFor("wren-handle");
        picture("journey-care-identity");

        click("Care steps");
        click("Resources");
        waitFor("Offer something that is open right now");
        clickOn("a helpline", () -> driver.findElement(By.cssSelector(".care-helpline vaadin-checkbox")));
        click("Send and go on");
        waitFor("Pass it to somebody with more experience");
        until("the helpline is with the member", () -> notices("wren").stream()
                .anyMatch(words -> words.contains("116 123")));
        field("What they have to know").sendKeys("A long night, not alone tonight. They asked for a call tomorrow.");
        clickOn("the act of the step", () -> button(driver.findElement(By.cssSelector(".care-step")), "Hand over"));
        until("the case is handed over", () -> !state(id).equals(CLAIMED));

        as("hanna");
        open("cases/" + id + "/care");
        waitFor("nobody has taken it yet");
        click("Take this case");
        waitFor("Taken by Hanna Brandt");
        picture("journey-care-handed");
        click("Document");
        field("What you saw and did").sendKeys("Listened, offered a helpline, a friend is with them.");
        click("Keep and go on");
        waitFor("When does somebody look again?");
        field("What to look at").sendKeys("How the call went");
        click("Plan it");
        until("the case rests", () -> state(id).equals(WAITING) && kind(id).equals("follow_up"));
        desk.pass(Duration.ofDays(2));
        until("it comes back by itself", () -> state(id).equals(OPEN));
        openAndClaim("cases/" + id + "/care/debrief");
        click("I took a moment");
        click("Close the case…");
        giveReason("They are looked after at home.", "Close the case");
        until("it is closed", () -> state(id).equals(CLOSED));
        waitFor("This case is closed.");
        picture("journey-care-closed");

        assertThat(story(id))
                .containsSubsequence(
                        "alert_line open",
                        "Mira Okafor claim",
                        "Mira Okafor care_answer",
                        "Mira Okafor decide",
                        "clock settle",
                        "effect effect",
                        "reply reply",
                        "Mira Okafor claim",
                        "Mira Okafor ask",
                        "Hanna Brandt approve",
                        "Mira Okafor see_identity",
                        "Mira Okafor decide",
                        "Mira Okafor decide",
                        "Hanna Brandt acknowledge",
                        "Hanna Brandt care_answer",
                        "Hanna Brandt decide",
                        "clock resume",
                        "Hanna Brandt claim",
                        "Hanna Brandt care_answer",
                        "Hanna Brandt decide",
                        "clock settle");
        assertThat(desk.desk
                        .fetchSingle("select count(*) from desk.strike where member_id = 'wren'")
                        .get(0, Integer.class))
                .as("care never counts against anybody")
                .isZero();
        assertToldWell(id, "wren-handle", "a long night", "trusted by");
    }

    @Test
    void aBanThatIsSentBackBecomesAMuteThatEndsByItself() throws IOException {
        desk.member("magpie", "magpie-handle");
        desk.room("magpies");
        desk.message("magpie-shouts", "magpies", "magpie", Duration.ofMinutes(6), "You lot are worth nothing");
        desk.chat.execute(
                "insert into chat.report (report_id, message_id, reporter_id, category, reported_at)"
                        + " values ('about-magpie', 'magpie-shouts', 'kind-reporter', 'harassment', now() - interval '5 minutes')");
        until("the report is a case", () -> cases("magpie") == 1);
        long id = desk.caseOf("magpie");

        as("mira");
        openAndClaim("cases/" + id);
        decide("Ban", "The third time this month.", "Ask a second person");
        waitFor("Waiting for a second person");
        picture("journey-conduct-waiting");
        assertThat(effects(id))
                .as("nothing leaves before a second person agrees")
                .isEmpty();

        as("hanna");
        open("approvals");
        click("Open case " + id);
        waitFor("Mira Okafor proposes: ban");
        picture("journey-conduct-approval");
        click("Send back…");
        giveReason("A quiet day first, please.", "Send back");

        as("mira");
        waitFor("A quiet day first, please.");
        openAndClaim("cases/" + id);
        decide("Mute", "A quiet day, as Hanna says.", "Decide");
        until("it is decided", () -> state(id).equals(CLOSED));
        until("the chat holds the member back", () -> restrictions("magpie") == 1);
        waitFor("Mute: done");
        picture("journey-conduct-muted");
        until(
                "the reporter is told that something came of it",
                () -> notices("kind-reporter").size() == 1);
        assertThat(notices("kind-reporter").getFirst())
                .doesNotContainIgnoringCase("mute")
                .doesNotContain("magpie");

        desk.pass(Duration.ofHours(25));
        until("the mute has ended by itself", () -> restrictions("magpie") == 0);
        open("cases/" + id);
        waitFor("Mute ended");
        waitFor("Lift the mute: done");
        picture("journey-conduct-ended");

        assertThat(story(id))
                .containsSubsequence(
                        "sorting open",
                        "Mira Okafor claim",
                        "Mira Okafor ask",
                        "Hanna Brandt refuse",
                        "Mira Okafor decide",
                        "clock settle",
                        "clock measure_end");
        assertToldWell(id, "magpie-handle", "worth nothing");
    }

    private void openAndClaim(String path) {
        open(path);
        until("it can be claimed or is mine", () -> text().contains("Claim") || text().contains("Yours"));
        if (!text().contains("Yours")) {
            press("c");
        }
        waitFor("Yours");
    }

    private void decide(String action, String reason, String confirm) {
        press("d");
        until("the dialog is open", () -> dialog() != null);
        if (button(dialog(), action) == null) {
            inDialog("More");
        }
        inDialog(action);
        clickOn("the choice of a rule", () -> dialog().findElement(By.cssSelector("vaadin-select")));
        click("Be kind to the person");
        WebElement words = field("What ");
        if (words.getDomProperty("value").isBlank()
                || words.getDomProperty("value").contains("{")) {
            words.clear();
            words.sendKeys("Please let the room be quiet for a while.");
        }
        WebElement why = field("Why, for your colleagues");
        why.clear();
        why.sendKeys(reason);
        inDialog(confirm);
    }

    /** Chooses the answer of a question to oneself. */
    private void answer(String question, String choice) {
        clickOn("'" + choice + "' of '" + question + "'", () -> radio(question, choice));
    }

    private @Nullable WebElement radio(String question, String choice) {
        return driver.findElements(By.cssSelector("vaadin-radio-group")).stream()
                .filter(group -> group.getText().startsWith(question))
                .flatMap(group -> group.findElements(By.cssSelector("vaadin-radio-button")).stream())
                .filter(radio -> radio.getText().strip().equals(choice))
                .findFirst()
                .orElse(null);
    }

    private void giveReason(String reason, String confirm) {
        until("a reason is asked for", () -> dialog() != null);
        dialog().findElement(By.cssSelector("textarea")).sendKeys(reason);
        inDialog(confirm);
        until("the dialog is closed", () -> dialog() == null);
    }

    private void inDialog(String words) {
        clickOn("'" + words + "'", () -> button(dialog(), words));
    }

    private @Nullable WebElement dialog() {
        return driver.findElements(By.cssSelector("vaadin-dialog[opened]")).stream()
                .findFirst()
                .orElse(null);
    }

    private static @Nullable WebElement button(WebElement inside, String words) {
        return inside.findElements(By.cssSelector("vaadin-button")).stream()
                .filter(each -> each.isDisplayed() && each.getText().strip().startsWith(words))
                .findFirst()
                .orElse(null);
    }

    /** The visible field with this label. */
    private WebElement field(String label) {
        until("there is a field '" + label + "'", () -> find(label) != null);
        return find(label);
    }

    private @Nullable WebElement find(String label) {
        return driver.findElements(By.cssSelector("vaadin-text-area, vaadin-text-field")).stream()
                .filter(field -> field.isDisplayed() && field.getText().startsWith(label))
                .map(field -> field.findElement(By.cssSelector("textarea, input")))
                .findFirst()
                .orElse(null);
    }

    private int cases(String subject) {
        return desk.desk
                .fetchSingle("select count(*) from desk.cases where subject_id = ?", subject)
                .get(0, Integer.class);
    }

    private String state(long caseId) {
        return desk.desk
                .fetchSingle("select state from desk.cases where case_id = ?", caseId)
                .get(0, String.class);
    }

    /** What a waiting case waits for. */
    private String kind(long caseId) {
        return desk.desk
                .fetchSingle("select waiting_for from desk.cases where case_id = ?", caseId)
                .get(0, String.class);
    }

    private List<String> effects(long caseId) {
        return desk.desk
                .fetch("select kind from desk.effect where case_id = ?", caseId)
                .map(r -> r.get(0, String.class));
    }

    /** The messages that the chat has delivered to the member for the console, oldest first. */
    private List<String> notices(String member) {
        return desk.chat
                .fetch(
                        "select body from chat.moderation_action where kind = 'notice' and member_id = ? order by action_id",
                        member)
                .map(r -> r.get(0, String.class));
    }

    private int restrictions(String member) {
        return desk.chat
                .fetchSingle("select count(*) from chat.restriction where member_id = ?", member)
                .get(0, Integer.class);
    }

    /** What the ledger tells of the case: who did what, in order. */
    private List<String> story(long caseId) {
        return desk.desk
                .fetch(
                        "select coalesce(a.display_name, e.actor) || ' ' || e.verb from desk.ledger_entry e"
                                + " left join desk.account a on e.actor_kind = 'person' and a.account_id::text = e.actor"
                                + " where e.object_kind = 'case' and e.object_id = ? order by e.entry_id",
                        Long.toString(caseId))
                .map(r -> r.get(0, String.class));
    }

    /** The chain is whole, and says nothing that was said in confidence. */
    private void assertToldWell(long caseId, String... secrets) {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        String ledger = desk.desk
                .fetch("select * from desk.ledger_entry where object_id = ?", Long.toString(caseId))
                .formatCSV();
        assertThat(ledger).doesNotContain(secrets);
    }
}
