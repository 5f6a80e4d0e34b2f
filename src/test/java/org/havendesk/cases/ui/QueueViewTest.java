package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.List;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.Key;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueViewTest extends ConsoleTest {
    private static int people;

    @Test
    void aModeratorSeesTheCasesOfTheFilter() {
        long threat = DESK.caseAbout("queue-threat", "queue_one");
        DESK.caseAbout("queue-other", "queue_two");
        signIn(person(Roles.MODERATOR));
        open("queue?category=queue_one");
        assertThat(rows()).extracting(QueueRow::caseId).containsExactly(threat);
        assertThat(find(H1.class).single().getText()).isEqualTo("Queue");
        assertThat(cell(0, "what", "title")).isEqualTo("Queue one");
        assertThat(cell(0, "what", "why")).isEqualTo("Needs sorting. 1 report.");
        assertThat(cell(0, "holder", "holder")).isEqualTo("Unclaimed");
    }

    @Test
    void aSupervisorSeesThemToo() {
        long seen = DESK.caseAbout("queue-seen", "queue_supervisor");
        signIn(person(Roles.SUPERVISOR));
        open("queue?category=queue_supervisor");
        assertThat(rows()).extracting(QueueRow::caseId).containsExactly(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LEAD, Roles.ADMIN})
    void leadsAndAdminsSeeNoQueue(String role) {
        signIn(person(role));
        UI.getCurrent().navigate("queue");
        assertThat(getCurrentView()).isNotInstanceOf(QueueView.class);
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
        assertThat(find(Grid.class).exists()).isFalse();
    }

    @Test
    void keysMoveTheRowInHandAndClaimAndReleaseIt() {
        DESK.caseAbout("queue-first", "queue_keys");
        long second = DESK.caseAbout("queue-second", "queue_keys");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        QueueView view = open("queue?category=queue_keys");
        view.onKey(Key.NEXT_ROW);
        assertThat(inHand()).isEqualTo(second);
        view.onKey(Key.NEXT_ROW);
        assertThat(inHand()).as("stays on the last").isEqualTo(second);
        view.onKey(Key.CLAIM);
        assertThat(cell(1, "holder", "holder")).isEqualTo("You");
        view.onKey(Key.RELEASE);
        assertThat(cell(1, "holder", "holder")).isEqualTo("Unclaimed");
        view.onKey(Key.ROW_BEFORE);
        assertThat(inHand()).isNotEqualTo(second);
    }

    @Test
    void aRefusedClaimSaysWhoHasTheCase() {
        long held = DESK.caseAbout("queue-held", "queue_held");
        signIn(person(Roles.MODERATOR));
        QueueView view = open("queue?category=queue_held");
        DESK.cases.claim(held, DESK.moderator("Holder Of The Case"));
        view.onKey(Key.CLAIM);
        assertThat(test(find(Notification.class).single()).getText()).contains("Holder Of The Case");
        assertThat(cell(0, "holder", "holder")).isEqualTo("Holder Of The Case");
    }

    @Test
    void theTierChangesWithAReasonAndTheRowStaysInItsPlace() {
        DESK.caseAbout("queue-stays", "queue_tier");
        long changed = DESK.caseAbout("queue-changes", "queue_tier");
        signIn(person(Roles.MODERATOR));
        QueueView view = open("queue?category=queue_tier");
        view.onKey(Key.NEXT_ROW);
        view.onKey(Key.TIER_IMMEDIATE);
        var dialog = find(Dialog.class).single();
        test(find(Button.class, dialog).withText("Change tier").single()).click();
        assertThat(find(TextArea.class, dialog).single().isInvalid()).isTrue();
        test(find(TextArea.class, dialog).single()).setValue("they asked for help");
        test(find(Button.class, dialog).withText("Change tier").single()).click();
        assertThat(rows().get(1).caseId()).isEqualTo(changed);
        assertThat(rows().get(1).tier()).isEqualTo(Tier.IMMEDIATE);
    }

    @Test
    void newsWaitsForAClickAndMovesNoRow() {
        long first = DESK.caseAbout("queue-old", "queue_news");
        signIn(person(Roles.MODERATOR));
        open("queue?category=queue_news");
        DESK.caseAbout("queue-new", "queue_news");
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            roundTrip();
            return find(Button.class).withText("1 new · show").exists();
        });
        assertThat(rows()).extracting(QueueRow::caseId).containsExactly(first);
        test(find(Button.class).withText("1 new · show").single()).click();
        assertThat(rows()).hasSize(2);
        assertThat(find(Button.class).withText("1 new · show").exists()).isFalse();
    }

    @Test
    void nextCaseLeasesOneAndOpensIt() {
        long next = DESK.caseAbout("queue-next", "queue_next");
        Person person = person(Roles.MODERATOR);
        signIn(person);
        QueueView view = open("queue?category=queue_next");
        view.onKey(Key.NEXT_CASE);
        assertThat(getCurrentView()).isInstanceOf(CaseView.class);
        assertThat(DESK.row(next, person).holder().accountId()).isEqualTo(person.accountId());
    }

    @Test
    void anEmptyViewSaysSoAndOffersAllCases() {
        signIn(person(Roles.MODERATOR));
        open("queue?category=queue_of_nobody");
        assertThat(find(H2.class).single().getText()).isEqualTo("Nothing is waiting");
        assertThat(find(Button.class).withText("Show all cases").exists()).isTrue();
    }

    @Test
    void theFileFollowsTheFilter() {
        signIn(person(Roles.MODERATOR));
        open("queue?tier=urgent&category=queue_file");
        assertThat(find(Anchor.class).withText("").all())
                .extracting(Anchor::getHref)
                .contains("export/cases.csv?tier=urgent&category=queue_file");
    }

    private static Person person(String role) {
        return DESK.person("Queue Person " + ++people, role);
    }

    private QueueView open(String address) {
        UI.getCurrent()
                .navigate(
                        address.split("\\?")[0],
                        com.vaadin.flow.router.QueryParameters.fromString(address.split("\\?")[1]));
        return (QueueView) getCurrentView();
    }

    @SuppressWarnings("unchecked")
    private Grid<QueueRow> grid() {
        return find(QueueTable.class).single();
    }

    private List<QueueRow> rows() {
        return grid().getListDataView().getItems().toList();
    }

    private String cell(int row, String column, String property) {
        return test(grid()).getLitRendererPropertyValue(row, column, property, String.class);
    }

    private long inHand() {
        return grid().getSelectedItems().iterator().next().caseId();
    }
}
