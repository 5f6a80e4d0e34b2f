package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;

/** The content security policy in a real browser: no page breaks it, and it does stop what it is there for. */
class PolicyIT extends BrowserTest {
    private static final String LISTEN = """
            window.policyViolations = [];
            document.addEventListener('securitypolicyviolation',
                e => window.policyViolations.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + (e.sample || '')));
            """;

    @Test
    void noPageBreaksThePolicy() throws IOException {
        long caseId = newCase("policy-finch", "spam");
        open("login");
        listen();
        visit(Stream.of("login"));
        signIn("priya");
        visit(Stream.of(
                "queue",
                "cases/" + caseId,
                "cases/" + caseId + "/care",
                "approvals",
                "my-day",
                "team",
                "helplines",
                "shifts",
                "alarms",
                "protocols",
                "settings",
                "settings/sorting",
                "privacy",
                "nowhere"));
        new Accounts(desk.databases.deskOwner()).create("ada", "Ada Admin", Set.of(Roles.ADMIN), PASSWORD);
        as("ada");
        listen();
        visit(Stream.of("settings", "settings/retention", "settings/community", "alarms", "queue"));
    }

    @Test
    void aScriptThatSomebodyBringsInDoesNotRun() {
        open("login");
        driver.executeScript("""
                document.body.insertAdjacentHTML('beforeend', '<img src="nothing.png" onerror="window.broughtIn = 1">');
                const script = document.createElement('script');
                script.textContent = 'window.broughtIn = 2';
                document.body.append(script);
                const far = document.createElement('script');
                far.src = 'https://evil.example/x.js';
                far.onerror = () => window.farRefused = true;
                document.body.append(far);
                """);
        until(
                "the foreign script is refused",
                () -> Boolean.TRUE.equals(driver.executeScript("return window.farRefused")));
        assertThat(driver.executeScript("return window.broughtIn")).isNull();
    }

    private void listen() {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTEN));
    }

    private void visit(Stream<String> pages) {
        pages.forEach(page -> {
            open(page);
            assertThat((List<?>) driver.executeScript("return window.policyViolations"))
                    .as(page)
                    .isEmpty();
        });
    }
}
