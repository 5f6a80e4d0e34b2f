package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Accounts;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages beside the case, in each of their states: light and dark, wide and on a phone. */
class PagesLooksIT extends BrowserTest {
    /** Colours are wrong, if they are, at any width: what looks like another in that is not asked again. */
    private record Look(String scheme, int width, int height, boolean accessible) {}

    private static final List<Look> LOOKS = List.of(
            new Look("light", 1440, 900, true),
            new Look("dark", 1440, 900, true),
            new Look("dark", 390, 844, true),
            new Look("light", 390, 844, false),
            new Look("light", 320, 700, false));
    private static final List<Look> GLANCES = List.of(LOOKS.get(0), LOOKS.get(2), LOOKS.get(4));

    private final List<AssertionError> wrong = new ArrayList<>();
    private Person mira;
    private Person priya;
    private Person sana;

    @BeforeAll
    void people() {
        var accounts = new Accounts(desk.databases.deskOwner());
        accounts.create("sana", "Sana Iqbal", Set.of(Roles.MODERATOR), PASSWORD);
        accounts.create("tomas", "Tomás Ruiz", Set.of(Roles.ADMIN), PASSWORD);
        mira = person("mira", Roles.MODERATOR);
        sana = person("sana", Roles.MODERATOR);
        priya = person("priya", Roles.SUPERVISOR);
    }

    @Test
    void myDay() throws IOException {
        rota();
        signIn("sana");
        glance("my-day-quiet", "my-day", "Handover sheet");
        long own = newCase("looks-own", "harassment");
        long immediate = caseOfTier(1);
        desk.cases.claim(own, mira);
        desk.cases.claim(immediate, mira);
        follow(own, "20 hours", "Ask how the week went, and whether the new room is a calmer place", null);
        follow(immediate, "3 hours", "Say hello", sana);
        execute("insert into desk.shift_note (account_id, body) values (?, ?)", sana.accountId(), """
                The carers' room is tired today, kindness goes a long way.
                Two good sources are pinned in the thread about medication.""");
        reads(mira, 3, 1, 1, 1, 2, 1);
        signIn("mira");
        glance("my-day-suggested", "my-day", "A pause might feel good");
        open("my-day");
        size(1440, 900);
        click("Take a pause");
        check("my-day-pause", dialog("How long"));
        press(Keys.ESCAPE);
        click("End my shift");
        check("my-day-end", dialog("still with you"));
        press(Keys.ESCAPE);
        reads(mira, 12, 9, 4);
        look("my-day-over-budget", "my-day", "That was enough");
        glance("queue-over-budget", "queue", "That was enough");
        click("Pause");
        glance("my-day-paused", "my-day", "You are on a pause");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        size(794, 1123);
        picture("my-day-print");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        execute("insert into desk.debrief (asked_by) values (?), (?)", mira.accountId(), sana.accountId());
        signIn("priya");
        glance("my-day-supervisor", "my-day", "asks to talk");
        allRight();
    }

    @Test
    void theRota() throws IOException {
        rota();
        signIn("priya");
        look("rota", "shifts", "Sana Iqbal");
        size(1440, 900);
        click("Add a shift");
        check("rota-add", dialog("From"));
        press(Keys.ESCAPE);
        click("Sana Iqbal");
        check("rota-change", dialog("Take off"));
        press(Keys.ESCAPE);
        signIn("mira");
        glance("rota-read", "shifts?week=2031-03-03", "Nobody yet");
        allRight();
    }

    @Test
    void alarms() throws IOException {
        execute("delete from desk.shift");
        signIn("tomas");
        glance("alarms-quiet", "alarms", "Who is told");
        new Settings(desk.desk)
                .save(
                        Kinds.ALARMS,
                        1,
                        new AlarmSettings(
                                List.of(
                                        new OnCall(
                                                priya.accountId(), priya.name(), "priya@example.org", "0555 0100", 10),
                                        new OnCall(null, "Victor Lund", "victor@example.org", null, 10)),
                                List.of(new Webhook("https://hooks.example.org/havendesk", Webhook.newSecret())),
                                5,
                                null,
                                new Signpost(false, null, null),
                                new Contact("Lantern Circle", "0555 0101")),
                        "somebody is on call",
                        priya);
        signIn("mira");
        waitFor("Nobody is on shift");
        execute("""
                insert into desk.alarm_delivery (alarm_id, step, channel, target, body, state, not_after, answered_at)
                select alarm_id, 9, 'email', 'priya@example.org', 'words', 'delivered', now(), now() from desk.alarm
                where ended_at is null""");
        look("alarm-banner-nobody", "queue", "was told");
        glance("alarm-banner-my-day", "my-day", "was told");
        size(1440, 900);
        click("Call");
        check("alarm-on-call", dialog("0555 0100"));
        press(Keys.ESCAPE);
        click("Start my shift");
        check("alarm-start-shift", dialog("shift"));
        press(Keys.ESCAPE);
        past();
        signIn("priya");
        look("alarms", "alarms", "hooks.example.org");
        open("alarms");
        var past = driver.findElement(By.cssSelector("vaadin-details-summary"));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", past);
        past.click();
        check("alarms-past", () -> text().contains("given up") || text().contains("ended"));
        allRight();
    }

    @Test
    void helplinesAndProtocol() throws IOException {
        signIn("priya");
        look("helplines", "helplines", "Helplines");
        glance("helplines-none", "helplines?country=XX&topic=none", "Helplines");
        open("helplines");
        click("Add a helpline");
        check("helplines-add", dialog("Name"));
        size(390, 844);
        check("helplines-add-390", dialog("Name"));
        size(1440, 900);
        look("protocol", "protocols", "Care protocol");
        allRight();
    }

    @Test
    void sources() throws IOException {
        signIn("tomas");
        glance("sources-none", "sources", "No source yet");
        size(1440, 900);
        open("sources");
        click("New source");
        click("Let it in");
        check("sources-missing", dialog("Please choose"));
        driver.findElement(By.cssSelector("vaadin-dialog vaadin-text-field input"))
                .sendKeys("Room bot of the lantern community");
        driver.findElement(By.cssSelector("vaadin-dialog vaadin-checkbox input"))
                .click();
        click("Let it in");
        check("sources-once", dialog("not shown again"));
        size(390, 844);
        check("sources-once-390", dialog("not shown again"));
        scheme("dark");
        check("sources-once-390-dark", dialog("not shown again"));
        scheme("light");
        size(1440, 900);
        click("I have copied them");
        execute("""
                insert into desk.api_source (name, scopes, token_hash, signing_key, hint, made_by, revoked_at, revoked_by, revoked_because)
                select 'Old form', '{reports,check_ins}', sha256('1'), sha256('2'), 'aB3_', account_id, now(), account_id, 'the form was taken down'
                from desk.account where username = 'tomas'""");
        execute("insert into desk.api_use (source_id) select max(source_id) from desk.api_source");
        execute("""
                update desk.api_use set reports = 1204, last_report_at = now(), refused = 3, last_refused_at = now(), last_refusal = 'clock'
                where source_id = (select min(source_id) from desk.api_source)""");
        execute("update desk.api_stranger set refused = 17, last_at = now()");
        execute("""
                insert into desk.received_report (report_id, source_id, digest, member_id, category, reported_at)
                select 'api:' || source_id || ':a-report-with-a-rather-long-id-of-its-own-0042', source_id, '', 'nobody-here', 'abuse', now()
                from desk.api_source order by source_id limit 1""");
        desk.intake.drain();
        look("sources", "sources", "could not be taken in");
        open("sources");
        driver.findElement(By.cssSelector("vaadin-details-summary")).click();
        check("sources-revoked", () -> text().contains("the form was taken down"));
        click("Revoke");
        check("sources-revoke", dialog("stops working at once"));
        press(Keys.ESCAPE);
        allRight();
    }

    @Test
    void theFrame() throws IOException {
        rota();
        signIn("priya");
        look("team", "team", "Team");
        size(390, 844);
        driver.findElement(By.tagName("vaadin-drawer-toggle")).click();
        check("drawer-390", () -> driver.findElement(By.cssSelector(".user-menu"))
                .isDisplayed());
        signIn("mira");
        look("queue-on-shift", "queue", "on shift");
        allRight();
    }

    @Test
    void theLedger() throws Exception {
        signIn("priya");
        long caseId = caseOfTier(2);
        desk.cases.claim(caseId, mira);
        long entry = desk.desk
                .fetchSingle("select max(entry_id) from desk.ledger_entry where object_kind = 'case'")
                .get(0, Long.class);
        look("ledger", "ledger", "The chain holds");
        look("ledger-entry", "ledger?verb=claim&from=2026-01-01&text=&entry=" + entry, "Fits its neighbour");
        glance("ledger-empty", "ledger?verb=nothing", "No entries");
        open("ledger");
        click("When");
        check("ledger-when", () -> text().contains("From"));
        press(Keys.ESCAPE);
        execute(
                "update desk.ledger_check set checked_at = now(), broken_entry = ?, broken_fault = 'does_not_follow',"
                        + " broken_other = 0, broken_since = now()",
                entry);
        look("ledger-broken", "ledger?entry=" + entry, "The chain breaks at entry");
        execute("update desk.ledger_check set broken_entry = null, broken_fault = null, broken_since = null");
        allRight();
    }

    @Test
    void health() throws IOException {
        signIn("tomas");
        look("health", "health", "What runs by itself");
        execute("""
                update desk.ledger_check set checked_at = now(), broken_entry = 1, broken_fault = 'does_not_follow',
                  broken_other = 0, broken_since = now()""");
        execute(
                "update desk.scheduled_tasks set consecutive_failures = 4, last_failure = now() where task_name = 'retention'");
        glance("health-act", "health", "It breaks at entry 1");
        execute(
                "update desk.ledger_check set broken_entry = null, broken_fault = null, broken_other = null, broken_since = null");
        execute("update desk.scheduled_tasks set consecutive_failures = 0 where task_name = 'retention'");
        allRight();
    }

    @Test
    void accounts() throws IOException {
        signIn("tomas");
        execute(
                "insert into desk.session (account_id, agent, node) values (?, 'Firefox on Linux', 'test')",
                mira.accountId());
        look("accounts", "accounts", "Two roles that stay apart");
        look("accounts-panel", "accounts?account=" + mira.accountId(), "Firefox on Linux");
        glance("accounts-none", "accounts?text=nobody-like-this", "Nobody fits");
        open("accounts");
        click("Invite someone");
        check("accounts-invite", dialog("Sign-in name"));
        size(390, 844);
        check("accounts-invite-390", dialog("Sign-in name"));
        size(1440, 900);
        press(Keys.ESCAPE);
        glance("settings-accounts", "settings/accounts", "may be program leads too");
        var many = new Accounts(desk.databases.deskOwner());
        for (int i = 0; i < 16; i++) {
            many.create("volunteer-" + i, "Volunteer of the night " + i, Set.of(Roles.MODERATOR), PASSWORD);
        }
        glance("accounts-many", "accounts", "Volunteer of the night");
        allRight();
    }

    @Test
    void everySetting() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String who : List.of("priya", "tomas")) {
            signIn(who);
            glance("settings-of-" + who, "settings", "Version 1");
            open("settings");
            List<String> pages = driver.findElements(By.cssSelector(".setting-list a")).stream()
                    .map(link -> link.getDomAttribute("href"))
                    .filter(seen::add)
                    .toList();
            for (String page : pages) {
                glance(page.replace('/', '-'), page, "Versions");
            }
        }
        assertThat(seen).contains("settings/sorting", "settings/sign_in", "settings/retention");
        allRight();
    }

    /** One page in every look. The browser changes, the page stays. */
    private void look(String name, String path, String words) throws IOException {
        look(name, path, words, LOOKS);
    }

    /** As above, where most of the page is seen elsewhere. */
    private void glance(String name, String path, String words) throws IOException {
        look(name, path, words, GLANCES);
    }

    private void look(String name, String path, String words, List<Look> looks) throws IOException {
        size(1440, 900);
        scheme("light");
        open(path);
        waitFor(words);
        for (Look look : looks) {
            size(look.width(), look.height());
            scheme(look.scheme());
            check(name + "-" + look.scheme() + "-" + look.width(), look.accessible());
        }
        size(1440, 900);
        scheme("light");
    }

    private void check(String name, java.util.function.BooleanSupplier there) throws IOException {
        until(name, there);
        settle();
        check(name, true);
    }

    private void check(String name, boolean accessible) throws IOException {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        settle();
        picture(name);
        try {
            assertFits(name);
            if (accessible) {
                assertAccessible(name);
            }
        } catch (AssertionError e) {
            wrong.add(e);
        }
    }

    private void allRight() {
        assertThat(wrong).isEmpty();
    }

    private java.util.function.BooleanSupplier dialog(String words) {
        return () -> driver.findElement(By.cssSelector("vaadin-dialog[opened]"))
                .getText()
                .contains(words);
    }

    /** A week with gaps, several at once, nights, and somebody of a long name. */
    private void rota() {
        execute("delete from desk.shift");
        shift(mira, "-5 hours", "22 minutes");
        shift(sana, "-1 hours", "6 hours");
        shift(priya, "-2 hours", "3 hours");
        shift(mira, "19 hours", "25 hours");
        shift(sana, "24 hours", "32 hours");
        shift(priya, "-26 hours", "-19 hours");
        shift(sana, "-48 hours", "-40 hours");
    }

    private void shift(Person person, String begin, String end) {
        execute(
                "insert into desk.shift (account_id, begins_at, ends_at, planned_by) values (?, date_trunc('minute', now()) + ?::interval, date_trunc('minute', now()) + ?::interval, ?)",
                person.accountId(),
                begin,
                end,
                priya.accountId());
    }

    private void follow(long caseId, String in, String what, Person who) {
        execute(
                "insert into desk.follow_up (case_id, due_at, assigned_to, what, made_by) values (?, now() + ?::interval, ?, ?, ?)",
                caseId,
                in,
                who == null ? null : who.accountId(),
                what,
                mira.accountId());
    }

    /** Hard reads in the last hours, one number each. */
    private void reads(Person person, int... weights) {
        long caseId = caseOfTier(2);
        for (int weight : weights) {
            desk.read(person, caseId, "words " + reads++, weight);
        }
        execute(
                "update desk.exposure set at = now() - (substr(shown, 7)::int % 4) * interval '1 hour' where account_id = ?",
                person.accountId());
    }

    private int reads;

    /** An alarm that is over, with one message that arrived and one that did not. */
    private void past() {
        Long alarm = desk.databases
                .deskOwner()
                .fetchSingle(
                        "insert into desk.alarm (kind, raised_at, ended_at, step) values ('nobody_on_shift', now() - interval '9 hours', now() - interval '8 hours', 2) returning alarm_id")
                .get(0, Long.class);
        for (String state : new String[] {"delivered", "failed"}) {
            execute(
                    "insert into desk.alarm_delivery (alarm_id, step, channel, target, body, state, attempts, not_after, problem, made_at, answered_at)"
                            + " values (?, 1, 'email', ?, 'words', ?, 3, now(), ?, now() - interval '9 hours', now() - interval '9 hours')",
                    alarm,
                    state + "@example.org",
                    state,
                    state.equals("failed") ? "the mail server did not answer within 10 s" : null);
        }
    }

    private long caseOfTier(int tier) {
        return desk.desk
                .fetchSingle(
                        "select min(case_id) from desk.cases where tier = ? and state = 'open' and leased_by is null",
                        tier)
                .get(0, Long.class);
    }

    private void execute(String sql, Object... values) {
        desk.databases.deskOwner().execute(sql, values);
    }

    private Person person(String username, String role) {
        var account = desk.databases
                .deskOwner()
                .fetchSingle("select account_id, display_name from desk.account where username = ?", username);
        return new Person(account.get(0, Long.class), account.get(1, String.class), Set.of(role));
    }
}
