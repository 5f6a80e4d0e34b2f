package org.havendesk.day.ui;

import com.vaadin.flow.component.Svg;
import java.util.List;
import java.util.Locale;
import org.havendesk.cases.ReadingToday;
import org.havendesk.cases.ReadingToday.Hour;

/** Draws the hard reads of a day: a ring against the budget, a bar for each hour. Words stand in a text alternative. */
final class ReadsChart {
    private static final double ROUND = 2 * Math.PI * 52;
    private static final int MOST_HOURS = 8;
    private static final int BAR = 44;
    private static final int HIGHEST = 46;

    private ReadsChart() {}

    static Svg ring(ReadingToday today, String words, String of) {
        double share = Math.min(1, (double) today.weight() / today.budget());
        String mark = share == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<circle class=\"mark\" cx=\"64\" cy=\"64\" r=\"52\" stroke-dasharray=\"%.1f %.1f\" transform=\"rotate(-90 64 64)\"/>",
                        share * ROUND,
                        ROUND);
        return svg("""
                <svg class="reads-ring" viewBox="0 0 128 128" width="128" height="128"><circle class="track" cx="64" cy="64" r="52"/>%s
                <text class="figure" x="64" y="67" text-anchor="middle">%d</text><text x="64" y="86" text-anchor="middle">%s</text></svg>""".formatted(mark, today.weight(), of), words);
    }

    /** The last hours of the day that hold a hard read. */
    static Svg bars(ReadingToday today, DayTimes times, String words) {
        List<Hour> hours = today.hours();
        List<Hour> shown = hours.subList(Math.max(0, hours.size() - MOST_HOURS), hours.size());
        int most = Math.max(1, shown.stream().mapToInt(Hour::weight).max().orElse(1));
        var bars = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            bars.append(bar(shown.get(i), i * BAR, most, times));
        }
        int width = Math.max(1, shown.size()) * BAR;
        return svg(
                "<svg class=\"reads-bars\" viewBox=\"0 0 %d 90\" width=\"%d\" height=\"90\">%s</svg>"
                        .formatted(width, width, bars),
                words);
    }

    private static String bar(Hour hour, int x, int most, DayTimes times) {
        int height = Math.max(2, HIGHEST * hour.weight() / most);
        int top = 66 - height;
        return """
               <rect x="%d" y="%d" width="28" height="%d" rx="3"/><text class="strong" x="%d" y="%d" text-anchor="middle">%d</text>
               <text x="%d" y="84" text-anchor="middle">%s</text>""".formatted(x + 8, top, height, x + 22, top - 5, hour.weight(), x + 22, times.clock(hour.from()));
    }

    static Svg svg(String drawing, String words) {
        var svg = new Svg(drawing);
        svg.getElement().setAttribute("role", "img");
        svg.getElement().setAttribute("aria-label", words);
        return svg;
    }
}
