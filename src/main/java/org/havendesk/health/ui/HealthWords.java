package org.havendesk.health.ui;

import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.havendesk.health.Line;
import org.havendesk.health.Line.Bytes;

/** Writes lines in words: what they are about, what was found and what to do. */
record HealthWords(Component page, ZoneId zone, Locale locale) {
    private static final double KILO = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    /** A name that stands for itself, such as that of a job, has words of its own. */
    String title(Line line) {
        return page.getTranslation("health." + line.subject().replace(':', '.'));
    }

    String finding(Line line) {
        Object[] values = line.values().stream().map(this::value).toArray();
        return page.getTranslation("health." + kind(line) + ".is." + line.finding(), values);
    }

    String advice(Line line) {
        return page.getTranslation("health." + kind(line) + ".do." + line.advice());
    }

    /** {@code 13:31:07} for today, else {@code 9 Nov 2026, 13:31} */
    String time(Instant at) {
        var there = at.atZone(zone);
        boolean today = there.toLocalDate().equals(LocalDate.now(zone));
        return DateTimeFormatter.ofPattern(today ? "HH:mm:ss" : "d MMM yyyy, HH:mm", locale)
                .format(there);
    }

    private String value(Object value) {
        return switch (value) {
            case Instant at -> time(at);
            case Duration time -> duration(time);
            case Bytes bytes -> size(bytes.count());
            case Number number -> NumberFormat.getIntegerInstance(locale).format(number);
            default -> value.toString();
        };
    }

    private String duration(Duration time) {
        if (time.toMinutes() < 2) {
            return page.getTranslation("health.seconds", Long.toString(time.toSeconds()));
        }
        if (time.toHours() < 2) {
            return page.getTranslation("health.minutes", Long.toString(time.toMinutes()));
        }
        return time.toDays() < 2
                ? page.getTranslation("health.hours", Long.toString(time.toHours()))
                : page.getTranslation("health.days", Long.toString(time.toDays()));
    }

    private String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= KILO && unit < UNITS.length - 1) {
            size /= KILO;
            unit++;
        }
        return String.format(locale, size < 10 && unit > 0 ? "%.1f\u00a0%s" : "%.0f\u00a0%s", size, UNITS[unit]);
    }

    private static String kind(Line line) {
        return line.subject().replaceFirst(":.*", "");
    }
}
