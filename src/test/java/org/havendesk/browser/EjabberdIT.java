package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Roles;
import org.havendesk.api.Scope;
import org.havendesk.api.Secrets;
import org.havendesk.api.Sources;
import org.havendesk.chat.store.Finding;
import org.havendesk.chat.store.Installation;
import org.havendesk.chat.store.StoreCheck;
import org.havendesk.chat.store.StoreFile;
import org.havendesk.db.ChatServer;
import org.havendesk.webhook.StandardWebhook;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The console on top of a chat server that is not its own: ejabberd with its archive in PostgreSQL. Skipped, and says so, where its
 * packages cannot be had.
 */
class EjabberdIT extends BrowserTest {
    private static final String ROOM = "grief@" + EjabberdServer.ROOMS;
    private static final ChatServer SERVER = ChatServer.DEBIAN_15;

    private @Nullable EjabberdServer ejabberd;

    @Override
    Map<String, String> properties() throws Exception {
        String database = SERVER.database(EjabberdServer.tables());
        try (var owner = SERVER.superuser(database);
                var statement = owner.createStatement()) {
            statement.execute("insert into users (username, password) values ('console', '%s')"
                    .formatted(EjabberdServer.ADMIN_PASSWORD));
            new Installation(owner).install(StoreFile.EJABBERD, EjabberdServer.DOMAIN, ChatServer.PASSWORD);
        }
        try (var reader = SERVER.reader(database)) {
            assertThat(new StoreCheck(DSL.using(reader)).run()).allMatch(Finding::good);
        }
        String url = SERVER.url(database);
        ejabberd =
                EjabberdServer.start(URI.create(url.substring("jdbc:".length())).getPort(), database);
        var properties = new HashMap<>(super.properties());
        properties.putAll(Map.of(
                "havendesk.chat.url",
                url,
                "havendesk.chat.password",
                ChatServer.PASSWORD,
                "havendesk.chat.platform",
                "ejabberd",
                "havendesk.chat.api",
                ejabberd.api(),
                "havendesk.chat.admin",
                EjabberdServer.ADMIN,
                "havendesk.chat.token",
                EjabberdServer.ADMIN_PASSWORD));
        return properties;
    }

    @AfterAll
    void stopEjabberd() {
        if (ejabberd != null) {
            ejabberd.close();
        }
    }

    @Test
    void whatIsReportedInARoomIsReviewedAndTheTalkerIsRemovedAndSeesIt() throws Exception {
        for (String name : new String[] {"ash", "birch", "cedar"}) {
            ejabberd.register(name);
        }
        try (var ash = new XmppClient(ejabberd.xmppPort, "ash");
                var birch = new XmppClient(ejabberd.xmppPort, "birch");
                var cedar = new XmppClient(ejabberd.xmppPort, "cedar")) {
            ash.join(ROOM);
            birch.join(ROOM);
            cedar.join(ROOM);
            cedar.say(ROOM, "I lost my sister in May.");
            birch.until("sister in May");
            birch.say(ROOM, "Nobody here cares, cedar.");
            String stanzaId = ash.until("<message[^>]* from='" + ROOM
                            + "/birch'[^>]*>(?:(?!</message>).)*?<stanza-id[^>]* id='(\\d+)'")
                    .group(1);
            report(stanzaId);

            size(1440, 900);
            signIn("mira");
            until("the case is there", () -> caseOfBirch() != null);
            open("cases/" + caseOfBirch());
            waitFor("I lost my sister in May.");
            press("v");
            waitFor("Nobody here cares");
            assertThat(text()).doesNotContain("birch").doesNotContain("Nobody here cares, cedar");
            assertThat(button("Remove message"))
                    .as("this server cannot remove one message")
                    .isFalse();
            picture("ejabberd-case");
            press("c");
            waitFor("Yours");
            click("More");
            click("Remove from room");
            decide("It hurts somebody who grieves.");
            waitFor("Sending in");

            birch.until("<item[^>]*affiliation='outcast'");
            birch.until("<status code='301'/>");
            birch.until("<message[^>]*from='" + EjabberdServer.ADMIN + "'");
            waitFor("Remove from the room: done");
            waitFor("Message to the member: done");
            picture("ejabberd-receipts");
        }
    }

    private @Nullable Object caseOfBirch() {
        return desk.desk.fetchValue(
                "select max(case_id) from desk.cases where subject_id = 'birch@" + EjabberdServer.DOMAIN + "'");
    }

    private boolean button(String words) {
        return driver.findElements(By.cssSelector("vaadin-button")).stream()
                .anyMatch(each -> each.isDisplayed()
                        && each.isEnabled()
                        && each.getText().strip().startsWith(words));
    }

    private void decide(String reason) {
        press("d");
        until("the dialog is open", () -> !driver.findElements(By.cssSelector("vaadin-dialog[opened] vaadin-select"))
                .isEmpty());
        driver.findElement(By.cssSelector("vaadin-dialog[opened] vaadin-select"))
                .click();
        click("Be kind to the person");
        write("What", "You are out of this room for seven days. " + reason);
        WebElement why = write("Why, for your colleagues", reason);
        why.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        settle();
    }

    /** Writes into the field of the dialog whose label begins so. */
    private WebElement write(String label, String words) {
        WebElement field = driver.findElements(By.cssSelector("vaadin-dialog[opened] vaadin-text-area")).stream()
                .filter(area -> area.getText().startsWith(label))
                .findFirst()
                .orElseThrow()
                .findElement(By.cssSelector("textarea"));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), words);
        return field;
    }

    /** As the site's own report button does: ash reports the message through the intake. */
    private void report(String messageId) throws Exception {
        Secrets secrets = new Sources(desk.desk)
                .make("Report button", Set.of(Scope.REPORTS), desk.person("Ada Admin", Roles.ADMIN))
                .orElseThrow();
        String body = """
                {"id": "xmpp-1", "message": "%s", "reporter": "ash@%s", "category": "abuse", "created_at": "%s"}""".formatted(messageId, EjabberdServer.DOMAIN, Instant.now());
        long timestamp = Instant.now().getEpochSecond();
        byte[] key = StandardWebhook.key(secrets.signingSecret());
        var request = HttpRequest.newBuilder(URI.create(address("api/v1/reports")))
                .header("authorization", "Bearer " + secrets.token())
                .header("content-type", "application/json")
                .header(StandardWebhook.ID, "xmpp-1")
                .header(StandardWebhook.TIMESTAMP, Long.toString(timestamp))
                .header(StandardWebhook.SIGNATURE, StandardWebhook.signature(key, "xmpp-1", timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }
    }
}
