package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.kit.DrawerCard;
import org.havendesk.shift.Shift;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The shift and the hard reads of today, with a way to My day; for supervisors the team's total besides. */
@Component
class DayCard implements DrawerCard {
    private final DayDesk desk;

    DayCard(DayDesk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> card() {
        try {
            return desk.current().find().filter(DayMenu::worksCases).map(this::card);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot show the shift: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        return desk.whenChanged(listener);
    }

    private com.vaadin.flow.component.Component card(Person person) {
        var link = new Anchor(DayMenu.PATH);
        link.addClassName("day-card");
        link.getElement().setAttribute("router-link", true);
        desk.shifts()
                .current(person)
                .ifPresentOrElse(
                        shift -> onShift(link, shift),
                        () -> link.add(text(link.getTranslation("day.card.off"), "strong")));
        var today = desk.exposures().today(person);
        link.add(row(
                link.getTranslation("day.card.reads"), link.getTranslation("day.of", today.weight(), today.budget())));
        if (person.isSupervisor()) {
            desk.exposures()
                    .teamToday()
                    .ifPresent(total -> link.add(row(
                            link.getTranslation("day.card.team"),
                            link.getTranslation("day.of", total.weight(), total.budget()))));
        }
        return link;
    }

    private void onShift(Anchor link, Shift shift) {
        var bar = new ProgressBar(0, 1, used(shift));
        bar.getElement().setAttribute("aria-hidden", "true"); // the time beside it says the same
        link.add(
                box(
                        "row between",
                        text(link.getTranslation("day.card.on"), "strong"),
                        text(link.getTranslation("day.card.until", desk.times().clock(shift.end())), "quiet")),
                bar);
    }

    private static double used(Shift shift) {
        double whole = Duration.between(shift.begin(), shift.end()).toMillis();
        return Math.clamp(Duration.between(shift.begin(), Instant.now()).toMillis() / whole, 0, 1);
    }

    private static com.vaadin.flow.component.Component row(String what, String figure) {
        return box("row between quiet", text(what), text(figure, "nowrap"));
    }
}
