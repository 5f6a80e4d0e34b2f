package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** From an admin who lets a bot in, through what the bot sends, to a moderator who reads it: the whole console, both security chains. */
class SourcesIT extends BrowserTest {

    @BeforeAll
    void anAdmin() {
        new Accounts(desk.databases.deskOwner()).create("tomas", "Tomás Ruiz", Set.of(Roles.ADMIN), PASSWORD);
    }

    @Test
    void aBotIsLetInSendsAReportAndIsTakenOutAgain() throws Exception {
        as("tomas");
        open("sources");
        click("New source");
        driver.findElement(By.cssSelector("vaadin-dialog vaadin-text-field input"))
                .sendKeys("Room bot");
        driver.findElement(By.cssSelector("vaadin-dialog vaadin-checkbox input"))
                .click();
        click("Let it in");
        until("the secrets are there", () -> script() != null);
        String script = script();
        click("I have copied them");

        var message = desk.chat.fetchSingle(
                "select message_id, member_id from chat.message where body is not null order by seq desc limit 1");
        String sent =
                run(script.replace("m-42", message.get(0, String.class)).replace("u-7", message.get(1, String.class)));
        assertThat(sent).startsWith("{\"id\":\"r-1\"");
        as("mira");
        open("queue");
        until(
                "it is in a case",
                () -> desk.desk.fetchExists(
                        org.jooq.impl.DSL.selectOne().from("desk.report").where("report_id like 'api:%:r-1'")));
        as("tomas");
        open("sources");
        waitFor("Reports: 1 taken");
        click("Revoke");
        driver.findElement(By.cssSelector("vaadin-dialog[opened] textarea")).sendKeys("only a try");
        driver.findElement(By.xpath("//vaadin-dialog//vaadin-button[text()='Revoke']"))
                .click();
        settle();
        waitFor("Revoked (1)");
        assertThat(run(script.replace("time=$(date +%s)", "time=$(($(date +%s) + 1))")))
                .contains("urn:havendesk:problem:not-known");
    }

    @Test
    void theDoorHasNoSignInPageNoCookieAndAnswersStrangersAlike() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var document = client.send(request("api/v1/openapi.json").build(), BodyHandlers.ofString());
            assertThat(document.statusCode()).isEqualTo(200);
            assertThat(document.body()).contains("\"openapi\": \"3.1.0\"");
            HttpResponse<String> posted = client.send(
                    request("api/v1/reports")
                            .header("Content-Type", "application/json")
                            .header("webhook-id", "a")
                            .header("webhook-timestamp", "1")
                            .header("webhook-signature", "v1,a")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(posted.statusCode())
                    .as("neither a form's token nor a session is asked for")
                    .isEqualTo(401);
            HttpResponse<String> wrong = client.send(request("api/nothing").build(), BodyHandlers.ofString());
            assertThat(wrong.statusCode()).isEqualTo(404);
            for (var response : java.util.List.of(document, posted, wrong)) {
                assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                        .contains("json");
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address(path))).header("Accept", "text/html");
    }

    private String script() {
        return (String)
                driver.executeScript(
                        "const area = document.querySelector('vaadin-dialog[opened] vaadin-text-area'); return area && area.value;");
    }

    private static String run(String script) throws IOException {
        Process shell = new ProcessBuilder("bash", "-eu", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
