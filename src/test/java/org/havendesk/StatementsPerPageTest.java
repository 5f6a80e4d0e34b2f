package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.Location;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * A page with many rows asks the databases as often as one with few: no query per row, whatever stands in a column. Published
 * figures grow in {@code DashboardsTest}.
 */
class StatementsPerPageTest extends ConsoleTest {
    private static final int FEW = 3;
    private static final int MANY = 12;

    @Autowired
    private DSLContext desk;

    @Autowired
    @Qualifier("leads")
    private DSLContext leads;

    @Autowired
    @Qualifier("chat")
    private DSLContext chat;

    private final DSLContext owner = DESK.databases.deskOwner();
    private final String run = "growth-" + System.nanoTime();
    private final Person priya = DESK.person("Priya of " + run, Roles.SUPERVISOR);
    private final Person mira = DESK.person("Mira of " + run, Roles.MODERATOR);
    private final Person tomas = DESK.person("Tomas of " + run, Roles.ADMIN);
    private final Person lena = DESK.person("Lena of " + run, Roles.LEAD);
    private final long caseId = DESK.caseAbout(run, "harassment");
    private int rows;

    @Test
    void noPageAsksMoreOftenForMoreRows() {
        grow(FEW);
        Map<String, Map<String, Integer>> few = pages();
        grow(MANY);
        Map<String, Map<String, Integer>> many = pages();
        many.forEach((page, statements) -> System.out.printf(
                "Statements: %-20s %3d with few rows, %3d with %d more%n",
                page, sum(few.get(page)), sum(statements), MANY));
        assertThat(many).allSatisfy((page, statements) -> assertThat(sum(statements) - sum(few.get(page)))
                .as("%s: what grew is %s", page, grown(few.get(page), statements))
                .isLessThan(FEW)); // a table that was empty, or a second part of a page, may add one
    }

    @Test
    void aQueryPerRowWouldBeSeen() {
        var statements = Statements.to(desk).of(() -> IntStream.range(0, FEW).forEach(i -> desk.fetch("select 1")));
        assertThat(statements).containsExactly(Map.entry("select 1", FEW));
        assertThat(desk.configuration().executeListenerProviders())
                .as("afterwards")
                .isEmpty();
    }

    /** Other tests share the desk. */
    @AfterEach
    void leaveNothingThatIsSeenEverywhere() {
        owner.execute(
                "delete from desk.shift where account_id in (select account_id from desk.account where display_name like '%' || ?)",
                run + "-%");
        owner.execute("delete from desk.alarm where object like ? || '%'", run);
        owner.execute(
                "delete from desk.api_use where source_id in (select source_id from desk.api_source where name like ? || '%')",
                run);
        owner.execute("delete from desk.api_source where name like ? || '%'", run);
    }

    /** Each of them as whoever works there, with every row of its tables drawn. */
    private Map<String, Map<String, Integer>> pages() {
        Map<String, Map<String, Integer>> pages = new LinkedHashMap<>();
        for (String path : new String[] {
            "queue",
            "cases/" + caseId,
            "my-day",
            "team",
            "approvals",
            "alarms",
            "shifts",
            "settings",
            "settings/clocks",
            "ledger"
        }) {
            pages.put(path, statements(path, priya));
        }
        pages.put("accounts", statements("accounts", tomas));
        pages.put("sources", statements("sources", tomas));
        pages.put("health", statements("health", tomas));
        pages.put("insights/wellbeing", statements("insights/wellbeing", lena));
        return pages;
    }

    private Map<String, Integer> statements(String path, Person person) {
        signIn(person);
        UI.getCurrent().navigate("no-such-page");
        roundTrip();
        var statements = Statements.to(desk, leads, chat).of(() -> {
            var there = new Location(path);
            UI.getCurrent().navigate(there.getPath(), there.getQueryParameters());
            draw();
        });
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo(path);
        return statements;
    }

    /** Every row of the tables. News that arrives meanwhile waits: it would ask for numbers of the frame, as often as it came. */
    private void draw() {
        find(Grid.class).all().forEach(grid -> grid.getDataCommunicator().setViewportRange(0, 10 * MANY));
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    }

    /** So many more of everything that pages have rows of. */
    private void grow(int more) {
        List<String> names =
                IntStream.range(0, more).mapToObj(i -> run + "-" + ++rows).toList();
        names.forEach(name -> Stream.of("free-", "own-", "asked-").forEach(kind -> reported(kind + name)));
        names.forEach(this::beside);
        DESK.intake.drain();
        names.forEach(name -> {
            DESK.cases.claim(DESK.caseOf("own-" + name), priya);
            DESK.proposed(DESK.caseOf("asked-" + name), mira);
            shift(name);
            alarm(name);
            source(name);
            version();
        });
    }

    private void shift(String name) {
        owner.execute(
                "insert into desk.shift (account_id, begins_at, ends_at) values (?, now(), now() + interval '4 hours')",
                DESK.person("Somebody of " + name, Roles.MODERATOR).accountId());
    }

    private void alarm(String name) {
        owner.execute(
                "insert into desk.alarm (kind, case_id, object, acknowledged_at, acknowledged_by) values ('effect_failed', ?, ?, now(), ?)",
                DESK.caseOf("free-" + name),
                name,
                tomas.accountId());
    }

    private void source(String name) {
        owner.execute(
                "insert into desk.api_source (name, scopes, token_hash, signing_key, hint, made_by) values (?, '{reports}', sha256(?::bytea), sha256('2'), 'aB3_', ?)",
                name,
                name,
                tomas.accountId());
        owner.execute("insert into desk.api_use (source_id) select max(source_id) from desk.api_source");
    }

    private void version() {
        owner.execute("""
                insert into desk.setting (kind, version, body, made_by) select kind, version + 1, body, made_by from desk.setting
                where kind = 'clocks' order by version desc limit 1""");
    }

    private static void reported(String member) {
        DESK.member(member, member + "-handle");
        DESK.room("room-of-" + member);
        DESK.message("message-of-" + member, "room-of-" + member, member, Duration.ofMinutes(2), "words of " + member);
        DESK.report("message-of-" + member, "reporter-of-" + member, "harassment", Duration.ofMinutes(1));
    }

    /** On the one case that is opened: in its conversation, its reports and its line of time. */
    private void beside(String name) {
        DESK.member(name + "-other", name + "-other");
        DESK.message(name, "room-of-" + run, name + "-other", Duration.ofMinutes(1), "words of " + name);
        DESK.report("message-of-" + run, name + "-reporter", "harassment", Duration.ofSeconds(30));
        DESK.notes.add(caseId, "a note of " + name, mira);
    }

    private static int sum(Map<String, Integer> statements) {
        return statements.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<String> grown(Map<String, Integer> few, Map<String, Integer> many) {
        return many.entrySet().stream()
                .filter(entry -> entry.getValue() > few.getOrDefault(entry.getKey(), 0))
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.toSet());
    }
}
