package org.havendesk.cases.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.Phrase;
import org.havendesk.settings.Tier;

/**
 * Why a row stands where it stands: the most telling reason first, then one more fact if there is one.
 *
 * @param zone of the community's days
 */
record WhyFirst(ZoneId zone) {
    private static final double NEARLY_OVER = 0.8;
    private static final int DAYS_WITH_A_NAME = 6;
    private static final String CHECK_IN = "check_in";

    /** One or two sentences about the row as of its {@code readAt}. */
    List<Phrase> of(QueueRow row) {
        Phrase first = first(row);
        Phrase second = more(row, first).stream()
                .filter(fact -> !fact.equals(first))
                .findFirst()
                .orElseThrow();
        return List.of(first, second);
    }

    private Phrase first(QueueRow row) {
        if (row.state() == CaseState.WAITING && row.waitingFor() != null && row.waitingUntil() != null) {
            return Phrase.of("why.waiting." + row.waitingFor(), time(row.waitingUntil(), row.readAt()));
        }
        if (row.state() == CaseState.ESCALATED) {
            return Phrase.of("why.escalated");
        }
        if (row.isOverdue()) {
            return clock("why.overdue", row);
        }
        if (isAnswer(row)) {
            return sinceAnAnswer(row);
        }
        if (row.raisedFrom() != null) {
            return Phrase.of("why.raised." + row.raisedFrom().key());
        }
        if (row.tier() == Tier.IMMEDIATE && row.holder() == null) {
            return Phrase.of("why.nobody");
        }
        if (row.used() >= NEARLY_OVER) {
            return clock("why.nearly", row);
        }
        return marks(row).stream().findFirst().orElseGet(() -> due(row));
    }

    /** What else may be said, best first; the number of reports always. */
    private List<Phrase> more(QueueRow row, Phrase first) {
        boolean longAlready = first.key().equals("why.late-arrival");
        var facts = new ArrayList<Phrase>();
        if (row.needsSorting()) {
            facts.add(Phrase.of("why.sorting"));
        }
        if (row.reports() > 1) {
            facts.add(longAlready ? Phrase.of("why.reports.short", row.reports()) : reports(row));
        }
        facts.addAll(marks(row));
        facts.add(reports(row));
        return facts;
    }

    private List<Phrase> marks(QueueRow row) {
        var marks = new ArrayList<Phrase>();
        if (row.needsSorting()) {
            marks.add(Phrase.of("why.sorting"));
        }
        if (row.lateArrival()) {
            marks.add(Phrase.of("why.late-arrival", write("d MMM yyyy", row.reportedAt())));
        }
        return marks;
    }

    /** An answer at its alert line, of today, that says how soon somebody must look. */
    private static boolean isAnswer(QueueRow row) {
        return row.category().equals(CHECK_IN)
                && !row.lateArrival()
                && row.tier().isMorePressingThan(Tier.SOON)
                && row.clockFrom().isBefore(row.readAt());
    }

    private static Phrase sinceAnAnswer(QueueRow row) {
        Duration since = Duration.between(row.clockFrom(), row.readAt());
        String key = "why.answer." + row.tier().key();
        return since.toHours() == 0
                ? Phrase.of(key + ".minutes", Math.max(1, since.toMinutes()))
                : Phrase.of(key + ".hours", since.toHours());
    }

    private static Phrase reports(QueueRow row) {
        if (row.reporters() == 0 && row.category().equals(CHECK_IN)) {
            return Phrase.of("why.answers", row.reports());
        }
        if (row.reporters() == 0 && row.reports() > 1) {
            return Phrase.of("why.reports.short", row.reports());
        }
        if (row.reports() == 1) {
            return Phrase.of("why.report");
        }
        return row.reporters() == 1
                ? Phrase.of("why.reports.one-person", row.reports())
                : Phrase.of("why.reports", row.reports(), row.reporters());
    }

    /** Names the length of the tier's clock: its hour, its 15 minutes, its 8 hours. */
    private static Phrase clock(String key, QueueRow row) {
        Duration clock = Duration.between(row.clockFrom(), row.dueAt());
        if (clock.toMinutes() == 60) {
            return Phrase.of(key + ".hour");
        }
        return clock.toHours() == 0
                ? Phrase.of(key + ".minutes", clock.toMinutes())
                : Phrase.of(key + ".hours", clock.toHours());
    }

    private Phrase due(QueueRow row) {
        LocalDate today = LocalDate.ofInstant(row.readAt(), zone);
        LocalDate day = LocalDate.ofInstant(row.dueAt(), zone);
        if (day.equals(today)) {
            return Phrase.of("why.due.today");
        }
        return day.equals(today.plusDays(1))
                ? Phrase.of("why.due.tomorrow")
                : Phrase.of("why.due.on", write("EEEE", row.dueAt()));
    }

    /** {@code 13:22} today, {@code Fri 16:30} within a week, else {@code 9 Nov 16:30}. */
    String time(Instant at, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(at, zone);
        if (day.equals(today)) {
            return write("HH:mm", at);
        }
        boolean near =
                !day.isBefore(today.minusDays(DAYS_WITH_A_NAME)) && !day.isAfter(today.plusDays(DAYS_WITH_A_NAME));
        return write(near ? "EEE HH:mm" : "d MMM HH:mm", at);
    }

    private String write(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atZone(zone));
    }
}
