package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.time.Duration;
import org.havendesk.cases.OwnWork.Achieved;
import org.jspecify.annotations.Nullable;

/** What got done since the shift began. */
class DoneFigures extends Div {
    DoneFigures() {
        addClassName("day-rows");
    }

    void show(Achieved done, String since) {
        removeAll();
        add(
                new H3(getTranslation("day.done", since)),
                box(
                        "done-figures",
                        figure(Integer.toString(done.closed()), "day.done.closed"),
                        figure(Integer.toString(done.contacted()), "day.done.contacted"),
                        figure(Integer.toString(done.approvals()), "day.done.approvals"),
                        figure(time(done.firstLook()), "day.done.look")));
    }

    private Div figure(String figure, String key) {
        return box("done-figure", text(figure, "figure"), text(getTranslation(key), "small", "quiet"));
    }

    private String time(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        return time.toHours() == 0
                ? getTranslation("day.minutes", time.toMinutes())
                : getTranslation("day.hours", time.toHours(), "%02d".formatted(time.toMinutesPart()));
    }
}
