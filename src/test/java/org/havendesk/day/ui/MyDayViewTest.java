package org.havendesk.day.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.Exposures;
import org.havendesk.cases.HandOvers;
import org.havendesk.cases.OwnWork;
import org.havendesk.cases.Pauses;
import org.havendesk.cases.ReaderPreferences;
import org.havendesk.cases.Readers;
import org.havendesk.day.Debriefs;
import org.havendesk.day.ShiftNotes;
import org.havendesk.shift.Shifts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** The page of one's own day, through the eyes of those whose day it is, and of those whose it is not. */
class MyDayViewTest extends ConsoleTest {
    private static int people;

    @Autowired
    private Exposures exposures;

    @Autowired
    private Readers readers;

    @Autowired
    private Pauses pauses;

    @Autowired
    private OwnWork work;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private Debriefs debriefs;

    @Autowired
    private ShiftNotes notes;

    @Autowired
    private Shifts shifts;

    @ParameterizedTest
    @ValueSource(strings = {Roles.LEAD, Roles.ADMIN})
    void itIsForThoseWhoWorkWithCases(String role) {
        signIn(person(role));
        UI.getCurrent().navigate("my-day");
        assertThat(getCurrentView()).isNotInstanceOf(MyDayView.class);
        assertThat(find(H2.class).single().getText()).isEqualTo("This page is not for your role");
    }

    @Test
    void nobodyReadsAnothersDayWhateverTheirRole() {
        Person mira = person(Roles.MODERATOR);
        for (Person other : new Person[] {person(Roles.SUPERVISOR), person(Roles.MODERATOR)}) {
            signIn(other);
            Stream.<Callable<?>>of(
                            () -> exposures.today(mira),
                            () -> readers.own(mira),
                            () -> run(() -> readers.save(new ReaderPreferences(Set.of(), 3), mira)),
                            () -> pauses.running(mira),
                            () -> pauses.inHand(mira),
                            () -> run(() -> pauses.notNow(mira)),
                            () -> run(() -> pauses.end(mira)),
                            () -> pauses.begin(Pauses.LENGTH, false, mira),
                            () -> work.cases(mira),
                            () -> work.promises(mira),
                            () -> handOvers.leftTo(mira),
                            () -> handOvers.handOver(mira),
                            () -> debriefs.own(mira),
                            () -> run(() -> debriefs.ask(mira)),
                            () -> notes.save(null, "words", mira))
                    .forEach(act -> assertThatThrownBy(act::call).isInstanceOf(AccessDeniedException.class));
        }
        signIn(mira);
        assertThat(exposures.today(mira).weight()).isZero();
        assertThat(readers.own(mira).pauseAfter()).isNull();
        assertThat(pauses.running(mira)).isEmpty();
    }

    @Test
    void totalsAndWishesToTalkAreForSupervisors() {
        Person mira = person(Roles.MODERATOR);
        signIn(mira);
        assertThatThrownBy(() -> exposures.teamToday()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> debriefs.open(mira)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> debriefs.answer(1, mira)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aPauseIsSuggestedOnMyDayAndInTheQueueUntilItIsPutAsideOrTaken() {
        Person mira = person(Roles.MODERATOR);
        long caseId = DESK.caseAbout("day-strip", "day_strip");
        for (int i = 0; i < 5; i++) {
            DESK.read(mira, caseId, "words " + i, 1);
        }
        signIn(mira);
        UI.getCurrent().navigate("queue");
        assertThat(find(PauseStrip.class).single().isVisible()).isTrue();
        open();
        click("Not now");
        assertThat(find(PauseStrip.class).withText("A pause might feel good.").exists())
                .isFalse();
        DESK.read(mira, caseId, "many more", 30);
        open();
        click("Pause 10 minutes");
        assertThat(pauses.running(mira)).isPresent();
        click("I am back");
        assertThat(pauses.running(mira)).isEmpty();
    }

    @Test
    void whoHoldsAnImmediateReadsOnTheButtonsWhatBecomesOfIt() {
        Person mira = person(Roles.MODERATOR);
        long caseId = DESK.caseAbout("day-immediate", "self_harm");
        DESK.cases.claim(caseId, mira);
        DESK.read(mira, caseId, "much", 30);
        signIn(mira);
        open();
        assertThat(find(Button.class).withText("Pause and keep it").exists()).isTrue();
        click("Pause, give " + caseId + " back");
        assertThat(DESK.row(caseId, mira).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void whatReachesSomebodyIsKeptAtOnce() {
        Person mira = person(Roles.MODERATOR);
        signIn(mira);
        open();
        Select<?> after = find(Select.class)
                .withPropertyValue(Select::getLabel, "Suggest a pause after")
                .single();
        test(after).selectItem("8 hard reads");
        assertThat(readers.own(mira).pauseAfter()).isEqualTo(8);
        MultiSelectComboBox<?> topics = find(MultiSelectComboBox.class).single();
        String name = readers.topics().getFirst().name();
        test(topics).selectItem(name);
        assertThat(readers.own(mira).topics())
                .containsExactly(readers.topics().getFirst().key());
    }

    @Test
    void whoAsksToTalkIsSeenBySupervisorsAndHearsWhoWill() {
        Person mira = person(Roles.MODERATOR);
        Person priya = person(Roles.SUPERVISOR);
        signIn(mira);
        open();
        click("Ask for a debrief");
        assertThat(find(Button.class).withText("Take it back").exists()).isTrue();
        signIn(priya);
        open();
        var wish = find(com.vaadin.flow.component.html.Span.class)
                .withText(mira.name() + " asks to talk.")
                .single();
        assertThat(wish).isNotNull();
        var strip = wish.getParent().orElseThrow().getParent().orElseThrow();
        test(find(Button.class, strip).withText("I will talk to them").single()).click();
        assertThat(debriefs.open(priya)).noneMatch(open -> open.name().equals(mira.name()));
        signIn(mira);
        open();
        assertThat(find(com.vaadin.flow.component.html.Span.class)
                        .withText(priya.name() + " will talk to you.")
                        .exists())
                .isTrue();
    }

    @Test
    void aCaseIsLeftToAColleagueWhenTheShiftEnds() {
        Person mira = person(Roles.MODERATOR);
        Person sana = person(Roles.MODERATOR);
        DESK.onShift(mira);
        DESK.onShift(sana);
        long caseId = DESK.caseAbout("day-left", "day_left");
        DESK.cases.claim(caseId, mira);
        signIn(mira);
        open();
        assertThat(find(Anchor.class, find(OwnCases.class).single()).single().getHref())
                .isEqualTo("cases/" + caseId);
        test(find(Select.class, find(OwnCases.class).single()).single()).selectItem(sana.name());
        test(find(TextArea.class).single()).setValue("Be kind to the Carers room");
        click("End my shift");
        var dialog = find(Dialog.class).single();
        assertThat(find(ListItem.class, dialog).single().getText()).endsWith("marked for " + sana.name() + ".");
        test(find(Button.class, dialog).withText("End my shift").single()).click();
        assertThat(DESK.row(caseId, mira).state()).isEqualTo(CaseState.OPEN);
        assertThat(find(Dialog.class).exists()).isFalse();
        signIn(sana);
        open();
        assertThat(find(Anchor.class, find(LeftToYou.class).single()).single().getHref())
                .isEqualTo("cases/" + caseId);
        assertThat(find(
                                com.vaadin.flow.component.html.Span.class,
                                find(OthersNotes.class).single())
                        .withText("Be kind to the Carers room")
                        .exists())
                .isTrue();
    }

    @Test
    void aShiftIsBegunAndEndedHereAndHasAnEnd() {
        Person mira = person(Roles.MODERATOR);
        signIn(mira);
        open();
        assertThat(find(Button.class).withText("End my shift").exists()).isFalse();
        click("Start my shift");
        Dialog dialog = find(Dialog.class).single();
        TimePicker until = find(TimePicker.class, dialog).single();
        var usual = until.getValue();
        until.setValue(null);
        test(find(Button.class, dialog).withText("Start my shift").single()).click();
        assertThat(until.isInvalid()).isTrue();
        assertThat(until.getErrorMessage()).isEqualTo("Please choose until when you are there.");
        assertThat(shifts.current(mira)).isEmpty();
        until.setValue(usual);
        test(find(Button.class, dialog).withText("Start my shift").single()).click();
        assertThat(shifts.current(mira)).isPresent();
        assertThat(find(Button.class).withText("Start my shift").exists()).isFalse();
        click("End my shift");
        test(find(Button.class, find(Dialog.class).single())
                        .withText("End my shift")
                        .single())
                .click();
        assertThat(shifts.current(mira)).isEmpty();
        assertThat(find(Button.class).withText("Start my shift").exists()).isTrue();
    }

    @Test
    void aCareCaseInHandSaysAtWhichStepItIs() {
        Person mira = person(Roles.MODERATOR);
        long caseId = DESK.caseAbout("day-step", "worry");
        DESK.cases.claim(caseId, mira);
        DESK.carePath.notNeeded(caseId, "assess", "a mix-up", mira);
        signIn(mira);
        open();
        assertThat(find(OwnCases.class).single().getElement().getTextRecursively())
                .contains("care, step 2 of 7, due ");
    }

    @Test
    void thePauseIsSuggestedOnBothPagesOfACaseAboveWhatIsRead() {
        Person mira = person(Roles.MODERATOR);
        long caseId = DESK.caseAbout("day-case-strip", "worry");
        signIn(mira);
        UI.getCurrent().navigate("cases/" + caseId);
        assertThat(find(PauseStrip.class).exists()).as("nothing to say").isFalse();
        DESK.read(mira, caseId, "much", 30);
        for (String page : new String[] {"cases/" + caseId, "cases/" + caseId + "/care"}) {
            UI.getCurrent().navigate("queue");
            UI.getCurrent().navigate(page);
            PauseStrip strip = find(PauseStrip.class).single();
            var view = strip.getParent().orElseThrow();
            assertThat(view).isSameAs(getCurrentView());
            assertThat(view.getElement().indexOfChild(strip.getElement())).isZero();
        }
        click("Pause 10 minutes");
        assertThat(pauses.running(mira)).isPresent();
        click("I am back");
    }

    @Test
    void theWordForTheNextShiftIsThereAgain() {
        Person mira = person(Roles.MODERATOR);
        signIn(mira);
        open();
        test(find(TextArea.class).single()).setValue("First words");
        test(find(TextArea.class).single()).setValue("First words, and more");
        open();
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("First words, and more");
    }

    @Test
    void theCardInTheDrawerSaysHowLongAndHowMuch() {
        Person mira = person(Roles.MODERATOR);
        DESK.onShift(mira);
        DESK.read(mira, DESK.caseAbout("day-card", "day_card"), "words", 2);
        signIn(mira);
        UI.getCurrent().navigate("queue");
        var card = find(Anchor.class).withClassName("day-card").single();
        assertThat(card.getHref()).isEqualTo("my-day");
        assertThat(card.getElement().getTextRecursively()).contains("On shift", "until ", "2 of 30");
    }

    @Test
    void anEmptyDaySaysSo() {
        signIn(person(Roles.MODERATOR));
        open();
        assertThat(find(OwnCases.class).single().getElement().getTextRecursively())
                .contains("Nothing. What you claim");
        assertThat(find(Paragraph.class).all()).isNotEmpty();
        assertThat(find(PauseStrip.class).exists()).isFalse();
    }

    private static Object run(Runnable act) {
        act.run();
        return true;
    }

    private void open() {
        UI.getCurrent().navigate("queue");
        UI.getCurrent().navigate("my-day");
        assertThat(getCurrentView()).isInstanceOf(MyDayView.class);
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static Person person(String role) {
        return DESK.person("Day Person " + ++people, role);
    }
}
