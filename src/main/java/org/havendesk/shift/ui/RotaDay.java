package org.havendesk.shift.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.havendesk.shift.Shift;
import org.havendesk.shift.ShiftTimes;
import org.havendesk.shift.Week;
import org.havendesk.shift.Week.Gap;

/** One day of the rota: who is there, and when nobody is. */
class RotaDay extends ListItem {
    private final Week week;
    private final LocalDate day;
    private final ShiftTimes times;

    private record Line(Instant begin, Component part) {}

    /**
     * @param change opens a shift, or null for those who only read
     * @param plan puts a shift between two moments
     */
    RotaDay(
            Week week,
            LocalDate day,
            List<Shift> shifts,
            ShiftTimes times,
            boolean edits,
            Consumer<Shift> change,
            BiConsumer<Instant, Instant> plan) {
        this.week = week;
        this.day = day;
        this.times = times;
        addClassName("rota-day");
        var title =
                new H2(DateTimeFormatter.ofPattern("EEE d MMM", times.locale()).format(day));
        if (day.equals(LocalDate.now(week.zone()))) {
            getElement().setAttribute("aria-current", "date");
        }
        var lines = new UnorderedList();
        lines.addClassName("rota-lines");
        Stream.concat(
                        week.on(day, shifts).stream()
                                .map(shift -> new Line(shift.begin(), shift(shift, edits, change))),
                        week.gaps(day, shifts).stream().map(gap -> new Line(gap.begin(), gap(gap, edits, plan))))
                .sorted(Comparator.comparing(Line::begin))
                .map(Line::part)
                .forEach(lines::add);
        add(title, lines);
    }

    private ListItem shift(Shift shift, boolean edits, Consumer<Shift> change) {
        var item = new ListItem(box("rota-time small quiet", text(span(shift.begin(), shift.until()))));
        boolean over = shift.ended() != null || shift.end().isBefore(Instant.now());
        if (edits && !over) {
            var open = new Button(shift.name(), event -> change.accept(shift));
            open.addThemeVariants(ButtonVariant.TERTIARY);
            open.setAriaLabel(getTranslation("shift.change.of", shift.name(), times.full(shift.begin())));
            item.add(open);
        } else {
            item.add(text(shift.name(), "strong"));
        }
        if (!shift.planned()) {
            item.add(text(getTranslation("shift.unplanned"), "small", "quiet"));
        }
        item.addClassName("rota-shift");
        return item;
    }

    private ListItem gap(Gap gap, boolean edits, BiConsumer<Instant, Instant> plan) {
        var item = new ListItem(
                box("rota-time small", text(span(gap.begin(), gap.end()))),
                box("row half strong", icon("users"), text(getTranslation("shift.nobody"))));
        boolean over = gap.end().isBefore(Instant.now());
        if (edits && !over) {
            var fill = new Button(getTranslation("shift.fill"), event -> plan.accept(gap.begin(), gap.end()));
            fill.addThemeVariants(ButtonVariant.TERTIARY);
            fill.setAriaLabel(getTranslation("shift.fill.of", times.full(gap.begin())));
            item.add(fill);
        }
        item.addClassName("rota-gap");
        return item;
    }

    /** {@code 22:00–06:00}; what began the day before or ends the day after has one of them only. */
    private String span(Instant begin, Instant end) {
        boolean before = begin.isBefore(week.begin(day));
        boolean beyond = end.isAfter(week.end(day));
        String to = end.equals(week.end(day)) ? "24:00" : times.clock(end);
        if (before) {
            return beyond ? getTranslation("shift.span.day") : getTranslation("shift.span.until", to);
        }
        return beyond ? getTranslation("shift.span.from", times.clock(begin)) : times.clock(begin) + "–" + to;
    }
}
