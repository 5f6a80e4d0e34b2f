package org.havendesk.oversight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.oversight.ChainState;
import org.havendesk.oversight.Entries;
import org.havendesk.oversight.LedgerFilter;
import org.havendesk.oversight.LedgerLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class LedgerViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Entries entries;

    @Test
    void aSupervisorSeesWhatWasDoneWithItsDetailsAndTheWayToTheCase() {
        Person priya = person(Roles.SUPERVISOR);
        long entry = write(Entry.of(priya.actor(), "tier", "case", 4711)
                .because("it can wait until the evening")
                .before(java.util.Map.of("tier", "urgent", "version", 2))
                .after(java.util.Map.of("tier", "soon", "version", 3)));
        signIn(priya);
        open("who=person+" + priya.accountId() + "&entry=" + entry);
        LedgerTable table = find(LedgerTable.class).single();
        assertThat(lines(table)).extracting(LedgerLine::entryId).contains(entry);
        LedgerEntryPanel panel = find(LedgerEntryPanel.class).single();
        assertThat(words(panel))
                .contains(
                        priya.name(),
                        "changed the tier",
                        "it can wait until the evening",
                        "urgent",
                        "soon",
                        "Fits its neighbour");
        assertThat(find(Anchor.class, panel).withText("Case 4711").single().getHref())
                .isEqualTo("cases/4711");
    }

    @Test
    void anAdminReadsTheSameWithoutAWayToTheCase() {
        Person admin = person(Roles.ADMIN);
        long entry = write(Entry.of(admin.actor(), "claim", "case", 4712));
        signIn(admin);
        open("entry=" + entry);
        assertThat(words(find(LedgerEntryPanel.class).single())).contains("Case 4712");
        assertThat(find(Anchor.class, find(LedgerEntryPanel.class).single()).all())
                .isEmpty();
    }

    @Test
    void theAddressIsTheTruthForFilterPageAndFile() {
        Person priya = person(Roles.SUPERVISOR);
        long first = write(Entry.of(priya.actor(), "claim", "case", 1));
        for (int i = 0; i < 60; i++) {
            write(Entry.of(priya.actor(), "release", "case", 1));
        }
        signIn(priya);
        open("who=person+" + priya.accountId() + "&kind=case");
        Anchor older = find(Anchor.class).withText("Older entries").single();
        assertThat(lines(find(LedgerTable.class).single())).hasSize(50);
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).anySatisfy(href -> assertThat(href)
                .startsWith("export/ledger.csv?")
                .matches(".*who=person(\\+|%20)" + priya.accountId() + ".*")
                .contains("kind=case"));
        open(older.getHref().substring(older.getHref().indexOf('?') + 1));
        assertThat(lines(find(LedgerTable.class).single())).hasSize(11).last().returns(first, LedgerLine::entryId);
        assertThat(find(Anchor.class).withText("Newest").single().isVisible()).isTrue();
        open("verb=nothing_like_it");
        assertThat(find(H2.class).withText("No entries").exists()).isTrue();
    }

    @Test
    void theChainIsCheckedOnRequestWhileThePageWaits() {
        signIn(person(Roles.ADMIN));
        open("");
        Button check = find(Button.class).withText("Check the chain now").single();
        test(check).click();
        assertThat(lines(entries, "check_chain")).isNotEmpty();
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        assertThat(check.isEnabled()).isFalse();
    }

    @Test
    void aBrokenChainNamesTheEntryAndAsksToLeaveTheDatabaseAlone() {
        signIn(person(Roles.ADMIN));
        open("");
        var chain = new LedgerChain(new LedgerTimes(ZoneId.of("UTC")));
        UI.getCurrent().add(chain);
        chain.show(state(new ChainState.Broken(48204, "does_not_follow", 0, Instant.parse("2026-11-19T13:30:00Z"))));
        assertThat(words(chain))
                .contains("breaks at entry 48,204", "leave the database as it is", "Thu 19 Nov 2026, 13:30:00");
        assertThat(chain.getElement().getAttribute("role")).isEqualTo("alert");
        assertThat(find(Anchor.class, chain).single().getHref())
                .startsWith("ledger?")
                .contains("after=48206", "entry=48204");
        chain.show(state(null));
        assertThat(words(chain))
                .contains("The chain holds.", "from 1 to 48,213")
                .doesNotContain("breaks");
    }

    @Test
    void everyVerbThatWasWrittenHasWords() {
        signIn(person(Roles.ADMIN));
        open("");
        var view = find(LedgerView.class).single();
        assertThat(entries.verbs()).allSatisfy(verb -> assertThat(view.getTranslation("ledger.verb." + verb))
                .doesNotStartWith("!"));
        assertThat(entries.kinds()).allSatisfy(kind -> assertThat(view.getTranslation("ledger.kind." + kind))
                .doesNotStartWith("!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.LEAD})
    void nobodyElseReadsIt(String role) {
        Person other = person(role);
        signIn(other);
        UI.getCurrent().navigate("ledger");
        assertThat(find(LedgerView.class).exists()).isFalse();
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).doesNotContain("ledger");
        assertThatThrownBy(() -> entries.page(LedgerFilter.ALL, null, other)).isInstanceOf(AccessDeniedException.class);
    }

    private static ChainState state(ChainState.Broken broken) {
        Instant at = Instant.parse("2026-11-19T13:30:00Z");
        return new ChainState(48213, at, 48213, "9f2c83d1".repeat(8), at, Duration.ofMillis(800), at, false, broken);
    }

    private static void open(String query) {
        UI.getCurrent().navigate("ledger", QueryParameters.fromString(query));
    }

    private static List<LedgerLine> lines(LedgerTable table) {
        return table.getGenericDataView().getItems().toList();
    }

    private static List<LedgerLine> lines(Entries entries, String verb) {
        return entries.page(
                        LedgerFilter.ALL.withVerbs(java.util.Set.of(verb)),
                        null,
                        new Person(0, "Nobody", java.util.Set.of(Roles.ADMIN)))
                .lines();
    }

    private static long write(Entry entry) {
        return DESK.desk.transactionResult(tx -> Ledger.append(tx.dsl(), entry));
    }

    private static Person person(String role) {
        return DESK.person("Ledger Reader " + ++people, role);
    }

    private static String words(Component part) {
        return part.getElement().getTextRecursively();
    }
}
