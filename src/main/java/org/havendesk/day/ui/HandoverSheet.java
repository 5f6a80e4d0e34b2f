package org.havendesk.day.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.havendesk.day.ShiftNotes;
import org.havendesk.kit.TimeLeft;
import org.havendesk.shift.Shift;
import org.jspecify.annotations.Nullable;

/** What the next person should know: prints on one page. */
class HandoverSheet extends Section {
    private static final int PAUSE_IN_TYPING_MILLIS = 800;
    private static final Duration SOON = Duration.ofHours(1);

    private final DayDesk desk;
    private final Span left = new Span();
    private final Span saved = text("", "small", "quiet");
    private final OwnCases cases;
    private final LeftToYou leftToYou;
    private final Promises promises;
    private final DoneFigures done = new DoneFigures();
    private final HereNext next = new HereNext();
    private final OthersNotes others = new OthersNotes();
    private final TextArea word = new TextArea();
    private final Button over = button("", "handover", null);
    private Optional<Shift> shift = Optional.empty();

    HandoverSheet(DayDesk desk, Runnable endShift) {
        this.desk = desk;
        cases = new OwnCases(desk);
        leftToYou = new LeftToYou(desk);
        promises = new Promises(desk);
        addClassNames("day-section", "sheet");
        saved.getElement().setAttribute("role", "status");
        word.setLabel(getTranslation("day.word"));
        word.setMaxLength(ShiftNotes.LONGEST);
        word.setMinRows(4);
        word.setValueChangeMode(ValueChangeMode.LAZY);
        word.setValueChangeTimeout(PAUSE_IN_TYPING_MILLIS);
        word.addValueChangeListener(event -> save(event.isFromClient()));
        over.setText(getTranslation("day.over"));
        over.addClickListener(event -> endShift.run());
        add(head(), leftToYou, cases, promises, done, next, others, word, foot());
    }

    /** Shows everything anew, except the words that are being written. */
    void refresh() {
        var times = desk.times();
        var person = desk.person();
        shift = desk.shifts().current(person);
        Instant begin = shift.map(Shift::begin)
                .orElseGet(() -> desk.exposures().today(person).day().begins());
        left.removeAll();
        shift.ifPresent(running -> left.add(timeLeft(Duration.between(times.now(), running.end()))));
        cases.show();
        leftToYou.show();
        promises.show();
        done.show(desk.work().since(begin, person), times.clock(begin));
        Instant from = Rota.start(times);
        next.show(Rota.of(desk.shifts().between(from, Rota.end(from)), from, times.now(), person.accountId()), times);
        others.show(desk.notes().ofOthers(person), times);
    }

    /** Shows everything anew. */
    void show() {
        refresh();
        var note = desk.notes().own(shiftId(), desk.person());
        word.setValue(note.map(ShiftNotes.Note::body).orElse(""));
        saved.setText(note.map(n -> getTranslation("day.saved", desk.times().clock(n.at())))
                .orElse(""));
    }

    private Component head() {
        var print = button(getTranslation("day.print"), "note", null, "no-print");
        print.addThemeVariants(ButtonVariant.TERTIARY);
        print.addClickListener(event -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        return box("row wrap sheet-head", new H2(getTranslation("day.sheet")), left, group("row push", print, saved));
    }

    private Component foot() {
        return box(
                "row wrap no-print",
                group("row half small quiet grow", icon("info"), text(getTranslation("day.over.about"))),
                over);
    }

    private Component timeLeft(Duration time) {
        boolean soon = time.compareTo(SOON) < 0;
        return soon
                ? badge(TimeLeft.of(time).in(this), "clock", "care")
                : badge(TimeLeft.of(time).in(this), "clock");
    }

    private void save(boolean byPerson) {
        if (byPerson) {
            Instant at = desk.notes().save(shiftId(), word.getValue(), desk.person());
            saved.setText(getTranslation("day.saved", desk.times().clock(at)));
        }
    }

    private @Nullable Long shiftId() {
        return shift.map(Shift::shiftId).orElse(null);
    }
}
