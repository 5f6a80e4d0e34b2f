package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.cases.TestDesk;
import org.havendesk.kit.Key;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Every key of the table, pressed in a real browser, with what it does; and when keys must do nothing. */
class KeysIT extends BrowserTest {
    private final Map<Key, Runnable> cases = new EnumMap<>(Key.class);
    private final Set<Key> pressed = EnumSet.noneOf(Key.class);
    private int made;

    /** A key that is added to the table needs its case here. */
    KeysIT() {
        cases.put(Key.NEXT_ROW, this::nextRow);
        cases.put(Key.ROW_BEFORE, this::rowBefore);
        cases.put(Key.OPEN, this::openRow);
        cases.put(Key.NEXT_CASE, this::nextCase);
        cases.put(Key.CLAIM, this::claim);
        cases.put(Key.RELEASE, this::release);
        cases.put(Key.TIER_IMMEDIATE, () -> tier(Key.TIER_IMMEDIATE, "Immediate"));
        cases.put(Key.TIER_URGENT, () -> tier(Key.TIER_URGENT, "Urgent"));
        cases.put(Key.TIER_SOON, () -> tier(Key.TIER_SOON, "Soon"));
        cases.put(Key.TIER_ROUTINE, () -> tier(Key.TIER_ROUTINE, "Routine"));
        cases.put(Key.DECIDE, this::decide);
        cases.put(Key.ESCALATE, this::escalate);
        cases.put(Key.APPROVE, this::approve);
        cases.put(Key.SHOW_WORDS, this::showWords);
        cases.put(Key.UNDO, this::undo);
        cases.put(Key.FILTERS, this::filters);
        cases.put(Key.GO_QUEUE, () -> go(Key.GO_QUEUE, "queue?mine", "/queue"));
        cases.put(Key.GO_MINE, () -> go(Key.GO_MINE, "queue", "/queue?mine"));
        cases.put(Key.BACK, this::back);
        cases.put(Key.HELP, this::help);
    }

    @AfterEach
    void keysAreOnAgain() {
        driver.executeScript("localStorage.removeItem('havendesk.keys.off')");
        desk.databases.deskOwner().execute("update desk.account set single_keys_off = false");
    }

    @Test
    void everyKeyOfTheTableDoesWhatTheListSays() {
        assertThat(cases.keySet()).as("each key has its case").containsExactlyInAnyOrder(Key.values());
        size(1440, 900);
        signIn("priya");
        for (Map.Entry<Key, Runnable> each : cases.entrySet()) {
            each.getValue().run();
            assertThat(pressed).contains(each.getKey());
            assertThat(text()).as(each.getKey().name()).doesNotContain("Something went wrong");
        }
    }

    @Test
    void theListOfKeysIsTheTable() {
        size(1440, 900);
        signIn("priya");
        waitFor("Next case");
        Set<String> listed = new TreeSet<>(listed());
        open("cases/" + conduct());
        waitForCase();
        listed.addAll(listed());
        assertThat(listed)
                .isEqualTo(Stream.of(Key.values())
                        .map(key -> String.join(" ", key.caps()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whoSwitchesSingleKeysOffIsLeftAloneAlsoOnTheNextPage() {
        size(1440, 900);
        signIn("priya");
        waitFor("Next case");
        choose("Single keys are on");
        String before = driver.getCurrentUrl();
        press("n");
        press("?");
        assertThat(driver.getCurrentUrl()).isEqualTo(before);
        assertThat(dialogs()).isEmpty();
        String id = conduct();
        open("cases/" + id);
        waitForCase();
        press("c");
        assertThat(state(id)).isEqualTo("open");
        choose("Single keys are on");
        press("c");
        waitFor("Yours");
    }

    @Test
    void keysWithModifiersAndKeysThatAreTypedDoNothingElse() {
        size(1440, 900);
        signIn("priya");
        String id = conduct();
        open("cases/" + id);
        waitForCase();
        String before = driver.getCurrentUrl();
        for (Keys modifier : List.of(Keys.CONTROL, Keys.ALT, Keys.META)) {
            for (String key : List.of("c", "e", "v", "z", "d", "1", "4")) {
                pressWith(modifier, key);
            }
        }
        assertThat(state(id)).isEqualTo("open");
        WebElement note = driver.findElement(By.cssSelector(".panel .note-place textarea"));
        note.click();
        note.sendKeys("cdervz1234/?ngq gm");
        settle();
        assertThat(note.getDomProperty("value")).isEqualTo("cdervz1234/?ngq gm");
        assertThat(state(id)).isEqualTo("open");
        assertThat(driver.getCurrentUrl()).isEqualTo(before);
        assertThat(dialogs()).isEmpty();
        note.sendKeys(Keys.ESCAPE); // leaves the field, and only that
        settle();
        assertThat(driver.getCurrentUrl()).isEqualTo(before);
    }

    private void nextRow() {
        queue();
        String first = inHand();
        strike(Key.NEXT_ROW);
        until("another row is in hand", () -> !inHand().equals(first));
    }

    private void rowBefore() {
        queue();
        press("j");
        until("a row is in hand", () -> !inHand().isEmpty());
        String first = inHand();
        press("j");
        until("another row is in hand", () -> !inHand().equals(first));
        strike(Key.ROW_BEFORE);
        until("the row before is in hand again", () -> inHand().equals(first));
    }

    private void openRow() {
        queue();
        press("j");
        until("a row is in hand", () -> !inHand().isEmpty());
        String row = inHand();
        strike(Key.OPEN);
        until("the row's case is open", () -> driver.getCurrentUrl().contains("/cases/" + row));
    }

    private void nextCase() {
        queue();
        strike(Key.NEXT_CASE);
        until("a case is open", () -> driver.getCurrentUrl().contains("/cases/"));
        waitFor("Yours");
    }

    private void claim() {
        String id = opened();
        strike(Key.CLAIM);
        waitFor("Yours");
        assertThat(state(id)).isEqualTo("claimed");
    }

    private void release() {
        String id = claimed();
        strike(Key.RELEASE);
        waitFor("Nobody has this case");
        assertThat(state(id)).isEqualTo("open");
    }

    private void tier(Key key, String word) {
        String id = opened();
        desk.databases
                .deskOwner()
                .execute(
                        "update desk.cases set tier = ? where case_id = ?",
                        key == Key.TIER_SOON ? 4 : 3,
                        Long.valueOf(id));
        open("cases/" + id);
        waitForCase();
        strike(key);
        waitFor("Change the tier to " + word);
        press(Keys.ESCAPE);
    }

    private void decide() {
        claimed();
        strike(Key.DECIDE);
        until("the dialog is open", () -> !dialogs().isEmpty());
        press(Keys.ESCAPE);
    }

    private void escalate() {
        claimed();
        strike(Key.ESCALATE);
        waitFor("Escalate to the supervisors");
        press(Keys.ESCAPE);
    }

    private void approve() {
        long id = Long.parseLong(conduct());
        var proposer = desk.moderator("Somebody Else " + id);
        desk.cases.claim(id, proposer);
        desk.cases.decide(TestDesk.longSuspension(id, desk.version(id, proposer)), proposer);
        open("cases/" + id);
        waitForCase();
        strike(Key.APPROVE);
        waitFor("It happens as it was proposed.");
        press(Keys.ESCAPE);
    }

    private void showWords() {
        opened();
        waitFor("These words are hidden until you ask");
        strike(Key.SHOW_WORDS);
        waitFor("Hide again");
    }

    private void undo() {
        String id = claimed();
        desk.cases.decide(
                TestDesk.request(
                        Long.parseLong(id),
                        desk.version(Long.parseLong(id), priya()),
                        org.havendesk.cases.Action.NO_ACTION),
                priya());
        waitFor("Undo");
        strike(Key.UNDO);
        waitFor("Yours");
        assertThat(state(id)).isEqualTo("claimed");
    }

    private void filters() {
        queue();
        strike(Key.FILTERS);
        until("the focus is in the filters", () ->
                (Boolean) driver.executeScript("return document.activeElement.closest('.filter-line') !== null"));
    }

    private void go(Key key, String from, String to) {
        open(from);
        strike(key);
        until(
                "it went to " + to,
                () -> driver.getCurrentUrl().replaceAll("[?&]case=\\d+", "").endsWith(to));
    }

    private void back() {
        opened();
        strike(Key.BACK);
        until("it went back to the queue", () -> driver.getCurrentUrl().contains("/queue"));
    }

    private void help() {
        queue();
        strike(Key.HELP);
        waitFor("All keys");
        press("?");
        until("the list is closed", () -> dialogs().isEmpty());
    }

    /** Presses what stands on the key caps. */
    private void strike(Key key) {
        pressed.add(key);
        for (String cap : key.caps()) {
            press(
                    switch (cap) {
                        case "Enter" -> Keys.ENTER;
                        case "Esc" -> Keys.ESCAPE;
                        default -> cap.toLowerCase();
                    });
        }
    }

    private void queue() {
        open("queue?path=conduct");
        until("there are rows", () -> !driver.findElements(By.cssSelector("vaadin-grid .alias"))
                .isEmpty());
    }

    private String inHand() {
        var found = java.util.regex.Pattern.compile("[?&]case=(\\d+)").matcher(driver.getCurrentUrl());
        return found.find() ? found.group(1) : "";
    }

    private String opened() {
        String id = conduct();
        open("cases/" + id);
        waitForCase();
        return id;
    }

    private String claimed() {
        String id = opened();
        press("c");
        waitFor("Yours");
        return id;
    }

    private void waitForCase() {
        until("the reported message is there", () -> !driver.findElements(By.cssSelector(".msg.reported"))
                .isEmpty());
    }

    /** A new conduct case about severe words that nobody has. */
    private String conduct() {
        return Long.toString(newCase("keys-" + ++made + "-" + System.nanoTime(), "threat"));
    }

    private org.havendesk.access.Person priya() {
        long id = desk.desk
                .fetchSingle("select account_id from desk.account where username = 'priya'")
                .get(0, Long.class);
        return new org.havendesk.access.Person(id, "Priya Raman", Set.of("supervisor"));
    }

    private List<WebElement> dialogs() {
        return driver.findElements(By.cssSelector("vaadin-dialog[opened]"));
    }

    /** The caps of the list of keys, sequences joined by a blank. */
    private Set<String> listed() {
        press("?");
        waitFor("All keys");
        var caps = new LinkedHashSet<String>();
        for (WebElement line : driver.findElements(By.cssSelector(".key-list dt"))) {
            caps.add(line.findElements(By.tagName("kbd")).stream()
                    .map(WebElement::getText)
                    .collect(Collectors.joining(" ")));
        }
        press("?");
        until("the list is closed", () -> dialogs().isEmpty());
        return caps;
    }

    private String state(String caseId) {
        return desk.desk
                .fetchSingle("select state from desk.cases where case_id = ?", Long.valueOf(caseId))
                .get(0, String.class);
    }
}
