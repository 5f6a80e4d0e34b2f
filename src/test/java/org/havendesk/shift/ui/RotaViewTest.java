package org.havendesk.shift.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDateTime;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.shift.Colleague;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotaViewTest extends ConsoleTest {
    private static int people;

    @Test
    void aSupervisorPlansAShiftInTheWeekOfTheAddress() {
        Person person = person(Roles.SUPERVISOR);
        open(person, "2031-03-05");
        assertThat(find(H1.class).single().getText()).isEqualTo("Rota");
        assertThat(find(RotaDay.class).all()).hasSize(7);
        assertThat(find(H2.class, find(RotaDay.class).all().getFirst()).single().getText())
                .isEqualTo("Mon 3 Mar");
        test(button("Add a shift")).click();
        var dialog = find(Dialog.class).single();
        choose(dialog, person);
        var pickers = find(DateTimePicker.class, dialog).all();
        pickers.get(0).setValue(LocalDateTime.parse("2031-03-05T14:00"));
        pickers.get(1).setValue(LocalDateTime.parse("2031-03-05T12:00"));
        test(find(Button.class, dialog).withText("Save").single()).click();
        assertThat(find(Paragraph.class, dialog).withClassName("late").single().getText())
                .contains("Wed 5 Mar, 12:00", "Wed 5 Mar, 14:00");
        pickers.get(1).setValue(LocalDateTime.parse("2031-03-05T18:00"));
        test(find(Button.class, dialog).withText("Save").single()).click();
        assertThat(find(Dialog.class).exists()).isFalse();
        test(button(person.name())).click();
        test(find(Button.class, find(Dialog.class).single())
                        .withText("Take off the rota")
                        .single())
                .click();
        assertThat(find(Button.class).withText(person.name()).exists()).isFalse();
    }

    @Test
    void aModeratorReadsItAndPlansNothing() {
        open(person(Roles.MODERATOR), "2031-03-05");
        assertThat(find(RotaDay.class).all()).hasSize(7);
        assertThat(find(Button.class).withText("Add a shift").exists()).isFalse();
        assertThat(find(Button.class).withText("Fill").exists()).isFalse();
    }

    @Test
    void anAddressThatNamesNoDayShowsThisWeek() {
        open(person(Roles.MODERATOR), "nonsense");
        assertThat(find(RotaDay.class).all())
                .filteredOn(day -> day.getElement().hasAttribute("aria-current"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LEAD, Roles.ADMIN})
    void othersDoNotSeeIt(String role) {
        open(person(role), "2031-03-05");
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
    }

    @SuppressWarnings("unchecked")
    private void choose(Dialog dialog, Person person) {
        ComboBox<Colleague> who = find(ComboBox.class, dialog).single();
        who.setValue(new Colleague(person.accountId(), person.name(), true, false));
    }

    private void open(Person person, String week) {
        signIn(person);
        UI.getCurrent().navigate("shifts", com.vaadin.flow.router.QueryParameters.of("week", week));
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static Person person(String role) {
        return DESK.person("Rota Person " + ++people, role);
    }
}
