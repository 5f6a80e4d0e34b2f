package org.havendesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.Key;
import org.havendesk.kit.Keyboard;
import org.havendesk.kit.MenuEntries;
import org.havendesk.kit.MenuEntries.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainLayoutTest extends ConsoleTest {
    private static int people;

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR})
    void thoseWhoWorkWithCasesHaveTheQueueAndTheirOwnCases(String role) {
        signIn(person(role));
        UI.getCurrent().navigate("");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("queue");
        assertThat(links()).extracting(Anchor::getHref).startsWith("queue", "queue?mine", "helplines", "my-day");
    }

    @Test
    void onlyThePlaceWhereThePersonIsIsMarked() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("queue", QueryParameters.fromString("tier=urgent"));
        assertThat(current()).containsExactly("queue");
        UI.getCurrent().navigate("queue", QueryParameters.fromString("mine"));
        assertThat(current()).containsExactly("queue?mine");
        long caseId = DESK.caseAbout("marked", "abuse");
        UI.getCurrent().navigate("cases/" + caseId);
        assertThat(current()).containsExactly("queue");
        UI.getCurrent().navigate("cases/" + caseId, QueryParameters.fromString("mine"));
        assertThat(current()).containsExactly("queue?mine");
    }

    @Test
    void leadsBeginWithThePublishedFiguresAndFindNothingElse() {
        signIn(person(Roles.LEAD));
        UI.getCurrent().navigate("");
        assertThat(links()).extracting(Anchor::getHref).isNotEmpty().allMatch(href -> href.startsWith("insights"));
    }

    @Test
    void whatTheWorkGoesByStandsInAGroupOfItsOwn() {
        signIn(person(Roles.SUPERVISOR));
        UI.getCurrent().navigate("queue");
        var group = find(Div.class).withClassName("nav-group").all().getFirst();
        assertThat(group.getElement().getAttribute("aria-label")).isEqualTo("Standards");
        assertThat(find(Anchor.class, group).all()).extracting(Anchor::getHref).contains("settings");
        assertThat(links().getLast().getHref()).isNotEqualTo("queue");
    }

    @Test
    void thereIsRoomForFourPlacesAtTheBottomOfAPhone() {
        var entries = IntStream.range(0, 6)
                .mapToObj(i -> new Entry("queue.menu", "inbox", "place" + i, "place" + i, i))
                .toList();
        assertThat(Navigation.bottom(entries).getChildren()).hasSize(4);
        assertThat(Navigation.side(entries).getChildren()).hasSize(6);
    }

    @Test
    void placesOfAllRoomsStandInOneOrder() {
        MenuEntries one = () -> List.of(entry("c", 30), entry("a", 10));
        MenuEntries other = () -> List.of(entry("b", 20));
        assertThat(MenuEntries.inOrder(Stream.of(one, other)))
                .extracting(Entry::path)
                .containsExactly("a", "b", "c");
    }

    @Test
    void aWrongAddressSaysSo() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("no/such/page");
        assertThat(find(H2.class).single().getText()).isEqualTo("Nothing is here");
        UI.getCurrent().navigate("cases/987654321");
        assertThat(find(H2.class).single().getText()).isEqualTo("Nothing is here");
    }

    @Test
    void theListOfKeysShowsThoseOfTheViewAndClosesAgain() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("queue");
        press(Key.HELP);
        var list = find(Description.class, find(Dialog.class).single()).all().stream()
                .map(Description::getText)
                .toList();
        assertThat(list)
                .contains("Next row", "Claim", "Go to my cases", "This list")
                .doesNotContain("Decide", "Approve");
        press(Key.HELP);
        assertThat(find(Dialog.class).exists()).isFalse();
    }

    @Test
    void twoKeysGoToTheirPlaces() {
        signIn(person(Roles.MODERATOR));
        UI.getCurrent().navigate("queue");
        press(Key.GO_MINE);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("queue?mine");
        press(Key.GO_QUEUE);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("queue");
    }

    private void press(Key key) {
        String name = String.join(" ", key.caps()).toLowerCase();
        var keyboard = find(Keyboard.class).single();
        com.vaadin.flow.component.ComponentUtil.fireEvent(keyboard, new Keyboard.Pressed(keyboard, true, name));
    }

    private List<Anchor> links() {
        return find(Navigation.class).withClassName("side-nav").all().stream()
                .flatMap(navigation -> find(Anchor.class, navigation).all().stream())
                .toList();
    }

    private List<String> current() {
        return links().stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(Anchor::getHref)
                .toList();
    }

    private static Entry entry(String path, int order) {
        return new Entry("queue.menu", "inbox", path, path, order);
    }

    private static Person person(String role) {
        return DESK.person("Layout Person " + ++people, role);
    }
}
