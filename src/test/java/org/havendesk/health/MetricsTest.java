package org.havendesk.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Roles;
import org.havendesk.access.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Metrics are for admins and for who shows the token, and tell of the work as a whole. */
class MetricsTest extends ConsoleTest {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(havendesk_\\w+)\\{(\\w+)=\"([^\"]*)\"} (\\S+)$");
    private static int people;

    /** Every tag that a gauge of ours has, with all that it can be. */
    private static final Map<String, Set<String>> TAGS = Map.of(
            "tier", Set.of("immediate", "urgent", "soon", "routine"),
            "stream", Set.of("report", "check_in", "received_report", "received_check_in"),
            "database", Set.of("desk", "chat"),
            "ledger", Set.of("desk"),
            "outcome", Set.of("done", "refused"),
            "state",
                    Set.of(
                            "planned",
                            "done",
                            "not_applicable",
                            "cancelled",
                            "failed",
                            "unknown",
                            "held",
                            "expired",
                            "published",
                            "withdrawn",
                            "failing",
                            "late",
                            "running",
                            "there"));

    @Autowired
    private WebApplicationContext context;

    @Test
    void whoShowsTheTokenReadsThemWithoutASession() throws Exception {
        MockHttpServletResponse answer = scrape(bearer(SCRAPE_TOKEN));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(answer.getContentAsString())
                .contains(
                        "havendesk_database_up{database=\"desk\"} 1.0", "havendesk_database_up{database=\"chat\"} 1.0")
                .contains("havendesk_queue_oldest_seconds{tier=\"immediate\"}", "havendesk_intake_lag_seconds")
                .contains("jvm_memory_used_bytes", "hikaricp_connections_active{pool=\"havendesk-desk\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer wrong",
                "Basic " + SCRAPE_TOKEN,
                SCRAPE_TOKEN,
                "Bearer " + SCRAPE_TOKEN + "x"
            })
    void whoDoesNotIsToldNothing(String header) throws Exception {
        MockHttpServletResponse answer = scrape(get("/actuator/prometheus").header("Authorization", header));
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).isEmpty();
        assertThat(answer.getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD})
    void nobodyElseWhoIsSignedInReadsThem(String role) throws Exception {
        assertThat(scrape(as(role)).getStatus()).isEqualTo(403);
    }

    @Test
    void anAdminDoesAndTheTokenOpensNothingElse() throws Exception {
        assertThat(scrape(as(Roles.ADMIN)).getStatus()).isEqualTo(200);
        for (String path : new String[] {"/queue", "/health", "/actuator/env", "/export/cases.csv"}) {
            MockHttpServletResponse answer = scrape(get(path).header("Authorization", "Bearer " + SCRAPE_TOKEN));
            assertThat(answer.getStatus()).as(path).isIn(302, 401);
        }
    }

    @Test
    void whatIsCountedIsTheWorkAndTagsAreKnownBeforehand() throws Exception {
        long caseId = DESK.caseAbout("metrics-member", "harassment");
        String body = scrape(bearer(SCRAPE_TOKEN)).getContentAsString();
        assertThat(body).doesNotContain("metrics-member", "\"" + caseId + "\"", SCRAPE_TOKEN);
        var samples = SAMPLE.matcher(body).results().toList();
        assertThat(samples).hasSizeGreaterThan(30).allSatisfy(sample -> assertThat(TAGS.get(sample.group(2)))
                .as(sample.group())
                .contains(sample.group(3)));
        assertThat(body.lines().filter(line -> line.startsWith("havendesk_")).count())
                .as("every one has this form")
                .isEqualTo(samples.size());
        Set<String> names = samples.stream().map(sample -> sample.group(1)).collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "havendesk_alarms",
                        "havendesk_backup_age_seconds",
                        "havendesk_database_up",
                        "havendesk_effects_answered",
                        "havendesk_effects_oldest_seconds",
                        "havendesk_effects_waiting",
                        "havendesk_intake_lag_seconds",
                        "havendesk_intake_quarantined",
                        "havendesk_jobs",
                        "havendesk_leases",
                        "havendesk_ledger_broken",
                        "havendesk_nodes",
                        "havendesk_publishing_total",
                        "havendesk_queue_oldest_seconds",
                        "havendesk_queue_open",
                        "havendesk_queue_overdue",
                        "havendesk_queue_unclaimed",
                        "havendesk_releases");
    }

    private MockHttpServletResponse scrape(MockHttpServletRequestBuilder request) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(request)
                .andReturn()
                .getResponse();
    }

    private static MockHttpServletRequestBuilder bearer(String token) {
        return get("/actuator/prometheus").header("Authorization", "Bearer " + token);
    }

    private static MockHttpServletRequestBuilder as(String role) {
        var person = DESK.person("Scraper " + ++people, role);
        return get("/actuator/prometheus")
                .with(user(new SignedIn(person, "user-" + person.accountId(), "$argon2id$none", true)));
    }
}
