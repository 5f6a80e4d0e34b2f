package org.havendesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.havendesk.privacy.MemberRequest.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report of everything that is kept about one member, and of nobody else. */
class MemberReportTest {
    private final PrivacyDesk house = new PrivacyDesk();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itHoldsWhatIsKeptAboutTheMember() {
        house.work();
        JsonNode report = fetched();
        assertThat(report.get("cases_about_you")).hasSize(2);
        assertThat(report.get("your_words_kept_as_evidence").toString()).contains("I feel low", "was unkind");
        assertThat(report.get("your_replies").toString()).contains("thank you, says");
        assertThat(report.get("your_reports").toString()).contains("thinks so");
        assertThat(report.get("decisions_about_you")).hasSize(2);
        assertThat(report.get("messages_to_you").toString()).contains("dear ");
        assertThat(report.get("notes_about_you").toString()).contains("calls themselves");
        assertThat(report.get("known_as")).hasSize(1);
    }

    @Test
    void itTellsOfNobodyElse() {
        house.work();
        house.desk.notes.add(house.care(), "is close to @harebell", house.mira);
        String report = fetched().toString();
        assertThat(report)
                .contains("is close to")
                .doesNotContain("harebell", "we are here", "worried about", "Mira", "Priya");
    }

    @Test
    void onlyWhoeverAskedGetsItOnlyWhileItIsOpenAndEachTimeStandsInTheLedger() {
        house.work();
        long request = ask();
        assertThat(house.report.fetch(request, house.priya))
                .as("not agreed yet")
                .isEmpty();
        house.requests.approve(request, "it is them", house.noor);
        assertThat(house.report.fetch(request, house.noor)).as("somebody else").isEmpty();
        assertThat(house.report.fetch(request, house.priya)).isPresent();
        assertThat(house.report.fetch(request, house.priya)).isPresent();
        assertThat(house.desk
                        .desk
                        .fetch(
                                "select verb from desk.ledger_entry where object_kind = 'member_request' order by entry_id")
                        .map(r -> r.get(0, String.class)))
                .containsExactly("ask", "approve", "fetch_report", "fetch_report");
        house.desk.databases.deskOwner().execute("update desk.member_request set open_until = now()");
        assertThat(house.report.fetch(request, house.priya)).as("over").isEmpty();
    }

    private long ask() {
        return ((Answered.Done) house.requests.ask(Kind.REPORT, PrivacyDesk.TRACE, "they asked by letter", house.priya))
                .requestId();
    }

    private JsonNode fetched() {
        long request = ask();
        house.requests.approve(request, "it is them", house.noor);
        byte[] bytes = house.report.fetch(request, house.priya).orElseThrow();
        return JsonMapper.shared().readTree(new String(bytes, StandardCharsets.UTF_8));
    }
}
