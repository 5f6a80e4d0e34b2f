package org.havendesk.care;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.havendesk.care.OpeningHours.Stretch;

/** What codes of helplines are called, in English. */
public final class HelplineNames {
    private HelplineNames() {}

    public static String country(String code) {
        return code.equals(Helpline.EUROPE)
                ? "European Union"
                : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }

    public static String topic(String key) {
        String words = key.replace('_', ' ').strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code 2 Nov}, with the year where it is not this one. */
    public static String date(LocalDate day, LocalDate today) {
        String pattern = day.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }

    /** {@code Mon–Fri 09:00–17:00, Sat 10:00–12:00 (Europe/London)}; not for what is open day and night. */
    public static String hours(OpeningHours hours) {
        return hours.stretches().stream().map(HelplineNames::stretch).collect(Collectors.joining(", ")) + " ("
                + hours.zone().getId() + ")";
    }

    private static String stretch(Stretch stretch) {
        List<DayOfWeek> days = stretch.days().stream().sorted().toList();
        boolean inARow =
                days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        String named = inARow
                ? day(days.getFirst()) + "–" + day(days.getLast())
                : days.stream().map(HelplineNames::day).collect(Collectors.joining(", "));
        return named + " " + stretch.from() + "–" + stretch.to();
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
