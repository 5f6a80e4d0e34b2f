package org.havendesk.day.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import org.havendesk.cases.ReadingToday;

/** The person's own hard reads of today. */
class ReadsCard extends Section {
    ReadsCard() {
        addClassName("day-section");
    }

    void show(ReadingToday today, DayTimes times) {
        removeAll();
        var own = badge(getTranslation("day.reads.own"), "lock");
        add(box("row between", new H2(getTranslation("day.reads")), own));
        String of = getTranslation("day.reads.of", today.budget());
        var drawing = box("row reads-drawing", ReadsChart.ring(today, today.weight() + " " + of, of));
        if (!today.hours().isEmpty()) {
            drawing.add(box("reads-scroll", ReadsChart.bars(today, times, hours(today, times))));
        }
        var about = new Paragraph(getTranslation("day.reads.about", today.budget()));
        about.addClassNames("small", "quiet");
        add(drawing, about);
    }

    private String hours(ReadingToday today, DayTimes times) {
        return getTranslation(
                "day.reads.hours",
                today.hours().stream()
                        .map(hour -> times.clock(hour.from()) + ": " + hour.weight())
                        .collect(Collectors.joining(", ")));
    }
}
