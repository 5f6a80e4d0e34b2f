package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.havendesk.day.ui.Rota.Stretch;
import org.springframework.web.util.HtmlUtils;

/** Who is here next: a drawing on desks, a list on phones, on paper, and for whoever does not see. */
class HereNext extends Div {
    private static final int WIDTH = 740;
    private static final int LANE = 30;
    private static final int LETTER = 7;

    void show(Rota rota, DayTimes times) {
        removeAll();
        addClassName("here-next");
        var list = new UnorderedList();
        list.addClassName("here-list");
        rota.stretches().stream()
                .filter(stretch -> stretch.end().isAfter(times.now()))
                .sorted(Comparator.comparing(Stretch::begin))
                .forEach(stretch -> list.add(new ListItem(
                        text(times.clock(stretch.begin()) + "–" + times.clock(stretch.end()), "strong"),
                        text(" " + name(stretch)))));
        add(new H3(getTranslation("day.next")), box("here-drawing", drawing(rota, times)), list);
    }

    private String name(Stretch stretch) {
        return stretch.name() == null
                ? getTranslation("day.nobody-yet")
                : stretch.own() ? getTranslation("day.you") : stretch.name();
    }

    private Svg drawing(Rota rota, DayTimes times) {
        int floor = rota.lanes() * LANE + 4;
        var parts = new StringBuilder();
        for (Instant at = rota.from(); !at.isAfter(rota.to()); at = at.plus(Duration.ofHours(2))) {
            parts.append(hour(rota, times, at, floor));
        }
        rota.stretches().forEach(stretch -> parts.append(bar(rota, stretch)));
        double now = x(rota, times.now());
        parts.append(write("<line class=\"now\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>", now, floor));
        var svg = new Svg("<svg class=\"here-svg\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">%s</svg>"
                .formatted(WIDTH, floor + 20, parts));
        svg.getElement().setAttribute("aria-hidden", "true"); // the list says the same
        return svg;
    }

    private static String hour(Rota rota, DayTimes times, Instant at, int floor) {
        double x = x(rota, at);
        String anchor = at.equals(rota.from()) ? "start" : at.equals(rota.to()) ? "end" : "middle";
        return write(
                "<line class=\"hour\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"2\" y2=\"%2$d\"/><text x=\"%1$.1f\" y=\"%3$d\" text-anchor=\"%4$s\">%5$s</text>",
                x, floor, floor + 16, anchor, times.clock(at));
    }

    private String bar(Rota rota, Stretch stretch) {
        double x = x(rota, stretch.begin()) + 1;
        double width = Math.max(2, x(rota, stretch.end()) - x - 1);
        int y = stretch.lane() * LANE + 4;
        String words = fitting(name(stretch), width);
        String kind = stretch.name() == null ? "gap" : "there";
        return write(
                "<rect class=\"%1$s\" x=\"%2$.1f\" y=\"%3$d\" width=\"%4$.1f\" height=\"26\" rx=\"6\"/><text class=\"%1$s\" x=\"%5$.1f\" y=\"%6$d\">%7$s</text>",
                kind, x, y, width, x + 9, y + 17, HtmlUtils.htmlEscape(words));
    }

    /** Numbers with a point, wherever the server stands. */
    private static String write(String drawing, Object... numbers) {
        return String.format(Locale.ROOT, drawing, numbers);
    }

    /** The name, its first word, or nothing: the list below has it whole. */
    private static String fitting(String name, double width) {
        double room = (width - 14) / LETTER;
        String first = name.split("\\s+")[0];
        return name.length() <= room ? name : first.length() <= room ? first : "";
    }

    private static double x(Rota rota, Instant at) {
        double whole = Duration.between(rota.from(), rota.to()).toMillis();
        return 4 + (WIDTH - 12) * Duration.between(rota.from(), at).toMillis() / whole;
    }
}
