package org.havendesk.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ledger is read page by page and filter by filter, and tells nobody what is not theirs to know. */
class EntriesTest {
    private final TestDesk desk = new TestDesk();
    private final Entries entries = new Entries(desk.desk, new Settings(desk.desk));
    private final LedgerExport export = new LedgerExport(desk.desk, new Settings(desk.desk));
    private final Person priya = desk.supervisor("Priya");
    private final Person mira = desk.moderator("Mira");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void pagesFollowEachOtherWithoutAGapAndWithoutARepeatWhileTheLedgerGrows() {
        for (int i = 0; i < 120; i++) {
            write(Entry.of(mira.actor(), "claim", "case", 1000 + i));
        }
        List<Long> seen = new ArrayList<>();
        LedgerPage page = entries.page(LedgerFilter.ALL, null, priya);
        while (true) {
            page.lines().forEach(line -> seen.add(line.entryId()));
            if (page.older() == null) {
                break;
            }
            write(Entry.of(mira.actor(), "release", "case", 1));
            page = entries.page(LedgerFilter.ALL, page.older(), priya);
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void eachFilterFindsWhatItMeansAndNothingElse() {
        write(Entry.of(mira.actor(), "claim", "case", 1).because("the Harbour is calm"));
        write(Entry.of(mira.actor(), "release", "case", 2));
        write(Entry.of(new Actor.Job("intake"), "report", "case", 1));
        write(Entry.of(new Actor.Rule("sign-in"), "sign_in_failed", "account", "unknown"));
        assertThat(verbs("who=person " + mira.accountId())).containsExactly("release", "claim");
        assertThat(verbs("who=job intake")).containsExactly("report");
        assertThat(verbs("who=job intake&who=rule sign-in")).containsExactly("sign_in_failed", "report");
        assertThat(verbs("verb=claim&verb=report")).containsExactly("report", "claim");
        assertThat(verbs("kind=case&id=1")).containsExactly("report", "claim");
        assertThat(verbs("kind=account")).containsExactly("sign_in_failed");
        assertThat(verbs("text=harbour")).containsExactly("claim");
        assertThat(verbs("text=100%")).isEmpty();
        assertThat(verbs("people=&kind=case")).containsExactly("release", "claim");
        LocalDate today = LocalDate.now(entries.zone());
        assertThat(verbs("kind=case&from=" + today + "&to=" + today)).hasSize(3);
        assertThat(verbs("to=" + today.minusDays(1))).isEmpty();
        assertThat(verbs("from=" + today.plusDays(1))).isEmpty();
        assertThat(verbs("from=yesterday&kind=case"))
                .as("what makes no sense is left out")
                .hasSize(3);
    }

    @Test
    void daysAreThoseOfTheCommunityAlsoWhereTheClockWasSetBack() throws Exception {
        String[] times = {"2025-03-09 12:00Z", "2025-03-10 23:30Z", "2025-03-10 22:45Z", "2025-03-11 12:00Z"};
        for (String time : times) {
            write(Entry.of(mira.actor(), "claim", "case", time.hashCode()));
            try (var superuser = desk.databases.deskSuperuser();
                    var statement = superuser.createStatement()) {
                statement.execute("set session_replication_role = replica; update desk.ledger_entry set at = '" + time
                        + "' where entry_id = (select max(entry_id) from desk.ledger_entry)");
            }
        }
        assertThat(verbs("from=2025-03-10&to=2025-03-10")).hasSize(2);
        assertThat(verbs("from=2025-03-10")).hasSize(3);
        assertThat(verbs("to=2025-03-10")).hasSize(3);
    }

    @Test
    void peopleHaveNamesAndWhatIsNoNumberIsNobody() {
        write(Entry.of(priya.actor(), "safeguarding_lead", "account", mira.accountId()));
        write(Entry.of(new Actor.Rule("sign-in"), "sign_in_failed", "account", "unknown"));
        var lines = entries.page(LedgerFilter.ALL, null, priya).lines();
        assertThat(lines.getLast().actorName()).isEqualTo("Priya");
        assertThat(lines.getLast().objectName()).isEqualTo("Mira");
        assertThat(lines.getFirst().objectName()).isNull();
        assertThat(entries.actors())
                .containsEntry("person " + mira.accountId(), "Mira")
                .containsEntry("rule sign-in", "sign-in");
        assertThat(entries.verbs()).contains("safeguarding_lead", "sign_in_failed");
        assertThat(entries.kinds()).containsExactly("account");
    }

    @Test
    void whatSomebodyNotesOfTheirOwnDayIsShownToThemselvesOnly() throws Exception {
        write(Entry.of(mira.actor(), "pause", "account", mira.accountId()).after(Map.of("kept", 3)));
        LedgerLine toPriya = entries.page(LedgerFilter.ALL, null, priya).lines().getFirst();
        assertThat(toPriya.verb()).isEqualTo(LedgerLine.OWN_DAY);
        assertThat(toPriya.after()).isEmpty();
        assertThat(entries.find(toPriya.entryId(), priya).orElseThrow()).isEqualTo(toPriya);
        assertThat(verbs("verb=pause")).as("nor does a filter tell").isEmpty();
        assertThat(verbs("verb=own_day")).hasSize(1);
        assertThat(entries.verbs()).contains("own_day").doesNotContain("pause");
        assertThat(csv(LedgerFilter.ALL, priya)).contains("own_day").doesNotContain("pause", "kept");
        Person miraAsSupervisor = new Person(mira.accountId(), "Mira", Set.of(Roles.SUPERVISOR));
        assertThat(entries.page(LedgerFilter.ALL, null, miraAsSupervisor).lines())
                .anySatisfy(line -> assertThat(line.verb()).isEqualTo("pause"));
    }

    @Test
    void whoTakesPartInACaseDoesNotReadWhoLookedIntoIt() throws Exception {
        long own = desk.caseAbout("wren", "harassment");
        long other = desk.caseAbout("finch", "harassment");
        assertThat(verbs("kind=case&id=" + own)).isNotEmpty();
        desk.databases
                .deskOwner()
                .execute("update desk.account set member_id = 'wren' where account_id = ?", priya.accountId());
        assertThat(verbs("kind=case&id=" + own)).isEmpty();
        assertThat(verbs("kind=case&id=" + other)).isNotEmpty();
        assertThat(entries.leavesOut(priya)).isTrue();
        assertThat(csv(LedgerFilter.of(Map.of("kind", List.of("case"))), priya))
                .contains("," + other + ",")
                .doesNotContain("," + own + ",");
    }

    @Test
    void askingAboutSomebodyIsAnActAndLeafingIsNot() {
        var about = LedgerFilter.ALL.withWho(Set.of("person " + mira.accountId()));
        entries.page(LedgerFilter.ALL, null, priya);
        assertThat(lookUps()).isZero();
        entries.page(about, null, priya);
        entries.page(about, 5L, priya);
        assertThat(lookUps()).isEqualTo(1);
    }

    @Test
    void theFileHasTheSameFilterRunsInNoSpreadsheetAndIsTwoEntriesItself() throws Exception {
        write(Entry.of(mira.actor(), "claim", "case", 1).because("=1+1"));
        write(Entry.of(mira.actor(), "release", "case", 1).after(Map.of("version", 3, "state", "open")));
        String file = csv(LedgerFilter.ALL.withVerbs(Set.of("claim", "release")), priya);
        assertThat(file.lines().toList()).hasSize(3);
        assertThat(file)
                .startsWith(String.join(",", LedgerExport.HEADER))
                .contains("'=1+1", "state: open; version: 3", "Mira");
        assertThat(verbs("kind=ledger")).containsExactly("export_done", "export");
    }

    private String csv(LedgerFilter filter, Person reader) throws Exception {
        var out = new ByteArrayOutputStream();
        export.write(filter, reader, false, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private long lookUps() {
        return entries.page(LedgerFilter.ALL.withVerbs(Set.of("look_up")), null, priya)
                .lines()
                .size();
    }

    /** What was done, by an address without its own look-up. */
    private List<String> verbs(String query) {
        Map<String, List<String>> parameters = new java.util.HashMap<>();
        for (String part : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]);
        }
        return entries.page(LedgerFilter.of(parameters), Long.MAX_VALUE, priya).lines().stream()
                .map(LedgerLine::verb)
                .filter(verb -> !verb.equals("look_up"))
                .toList();
    }

    private void write(Entry entry) {
        desk.desk.transaction(tx -> Ledger.append(tx.dsl(), entry));
    }
}
