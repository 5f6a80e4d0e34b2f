package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.QueueRow;
import org.havendesk.chat.Alias;
import org.havendesk.kit.Phrase;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyFirstTest {
    private static final Instant NOW = Instant.parse("2026-11-19T12:24:00Z"); // a Thursday
    private static final WhyFirst WHY = new WhyFirst(ZoneId.of("Europe/Berlin"));

    @Test
    void anOverdueRowSaysThatItsClockHasPassed() {
        assertThat(WHY.of(row().reports(4, 4)
                        .clock(Duration.ofHours(1), Duration.ofMinutes(-6))
                        .get()))
                .containsExactly(Phrase.of("why.overdue.hour"), Phrase.of("why.reports", 4, 4));
        assertThat(WHY.of(row().clock(Duration.ofMinutes(15), Duration.ofMinutes(-1))
                        .get()))
                .containsExactly(Phrase.of("why.overdue.minutes", 15L), Phrase.of("why.report"));
        assertThat(WHY.of(
                        row().clock(Duration.ofHours(8), Duration.ofMinutes(-1)).get()))
                .startsWith(Phrase.of("why.overdue.hours", 8L));
    }

    @Test
    void anImmediateThatNobodyHasSaysSo() {
        assertThat(WHY.of(row().tier(Tier.IMMEDIATE).get())).startsWith(Phrase.of("why.nobody"));
        assertThat(WHY.of(row().tier(Tier.IMMEDIATE).held().get())).doesNotContain(Phrase.of("why.nobody"));
        assertThat(WHY.of(row().tier(Tier.URGENT).get())).doesNotContain(Phrase.of("why.nobody"));
    }

    @Test
    void anAnswerAtItsAlertLineSaysHowLongAgoItWas() {
        Row answer = row().category("check_in").reports(1, 0);
        assertThat(WHY.of(answer.tier(Tier.IMMEDIATE)
                        .clock(Duration.ofMinutes(15), Duration.ofMinutes(9))
                        .get()))
                .containsExactly(Phrase.of("why.answer.immediate.minutes", 6L), Phrase.of("why.answers", 1));
        assertThat(WHY.of(answer.tier(Tier.URGENT)
                        .clock(Duration.ofHours(3), Duration.ofMinutes(30))
                        .get()))
                .startsWith(Phrase.of("why.answer.urgent.hours", 2L));
        assertThat(WHY.of(answer.clock(Duration.ofMinutes(15), Duration.ofMinutes(-1))
                        .get()))
                .startsWith(Phrase.of("why.overdue.minutes", 15L));
    }

    @Test
    void aRaisedRowSaysFromWhere() {
        assertThat(WHY.of(row().raisedFrom(Tier.SOON).get())).startsWith(Phrase.of("why.raised.soon"));
    }

    @Test
    void aLateArrivalSaysWhenItWasReported() {
        assertThat(WHY.of(row().reportedAt("2025-09-03T20:00:00Z").get()))
                .containsExactly(Phrase.of("why.late-arrival", "3 Sep 2025"), Phrase.of("why.report"));
    }

    @Test
    void aLateArrivalCountsItsReportsInFewWords() {
        assertThat(WHY.of(row().reportedAt("2025-09-03T20:00:00Z").reports(3, 2).get()))
                .containsExactly(Phrase.of("why.late-arrival", "3 Sep 2025"), Phrase.of("why.reports.short", 3));
    }

    @Test
    void aLateArrivalKeepsItsDateWhenItIsOverdue() {
        assertThat(WHY.of(row().reportedAt("2025-09-03T20:00:00Z")
                        .clock(Duration.ofHours(1), Duration.ofMinutes(-1))
                        .get()))
                .containsExactly(Phrase.of("why.overdue.hour"), Phrase.of("why.late-arrival", "3 Sep 2025"));
    }

    @Test
    void aRowOfUnknownCategoryNeedsSortingOnce() {
        assertThat(WHY.of(row().needsSorting().get()))
                .containsExactly(Phrase.of("why.sorting"), Phrase.of("why.report"));
        assertThat(WHY.of(row().needsSorting()
                        .clock(Duration.ofHours(1), Duration.ofMinutes(-1))
                        .get()))
                .containsExactly(Phrase.of("why.overdue.hour"), Phrase.of("why.sorting"));
    }

    @Test
    void aWaitingRowSaysWhatItWaitsFor() {
        for (String what : List.of("reply", "second_person", "follow_up")) {
            assertThat(WHY.of(row().waitingUntil("2026-11-20T15:30:00Z")
                            .waitingFor(what)
                            .get()))
                    .startsWith(Phrase.of("why.waiting." + what, "Fri 16:30"));
        }
    }

    @Test
    void aWaitingRowSaysUntilWhenAheadOfItsClock() {
        assertThat(WHY.of(row().waitingUntil("2026-11-20T15:30:00Z")
                        .clock(Duration.ofHours(1), Duration.ofMinutes(-1))
                        .get()))
                .startsWith(Phrase.of("why.waiting.reply", "Fri 16:30"));
    }

    @Test
    void anEscalatedRowIsWithASupervisor() {
        assertThat(WHY.of(row().state(CaseState.ESCALATED).get())).startsWith(Phrase.of("why.escalated"));
    }

    @Test
    void aRowWhoseClockIsNearlyOverSaysSo() {
        assertThat(WHY.of(
                        row().clock(Duration.ofHours(8), Duration.ofMinutes(11)).get()))
                .startsWith(Phrase.of("why.nearly.hours", 8L));
        assertThat(WHY.of(row().clock(Duration.ofHours(8), Duration.ofHours(2)).get()))
                .doesNotContain(Phrase.of("why.nearly.hours", 8L));
    }

    @Test
    void reportsAreCountedWithTheirReporters() {
        assertThat(WHY.of(row().reports(3, 2).get())).endsWith(Phrase.of("why.reports", 3, 2));
        assertThat(WHY.of(row().reports(3, 1).get())).endsWith(Phrase.of("why.reports.one-person", 3));
        assertThat(WHY.of(row().reports(1, 1).get())).endsWith(Phrase.of("why.report"));
    }

    @Test
    void anOrdinaryRowSaysOnWhichDayItIsDue() {
        assertThat(WHY.of(row().clock(Duration.ofHours(8), Duration.ofHours(5)).get()))
                .startsWith(Phrase.of("why.due.today"));
        assertThat(WHY.of(
                        row().clock(Duration.ofHours(48), Duration.ofHours(20)).get()))
                .startsWith(Phrase.of("why.due.tomorrow"));
        assertThat(WHY.of(
                        row().clock(Duration.ofHours(48), Duration.ofHours(47)).get()))
                .startsWith(Phrase.of("why.due.on", "Saturday"));
    }

    @Test
    void timesAreThoseOfTheCommunity() {
        assertThat(WHY.time(Instant.parse("2026-11-19T22:59:00Z"), NOW)).isEqualTo("23:59");
        assertThat(WHY.time(Instant.parse("2026-11-19T23:00:00Z"), NOW)).isEqualTo("Fri 00:00");
        assertThat(WHY.time(Instant.parse("2026-12-01T11:00:00Z"), NOW)).isEqualTo("1 Dec 12:00");
        assertThat(WHY.time(Instant.parse("2026-11-01T11:00:00Z"), NOW)).isEqualTo("1 Nov 12:00");
    }

    @Test
    void everySentenceHasItsWords() {
        var bundle = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);
        for (String clock : new String[] {"hour", "minutes", "hours"}) {
            assertThat(bundle.containsKey("why.overdue." + clock)).isTrue();
            assertThat(bundle.containsKey("why.nearly." + clock)).isTrue();
        }
        for (Tier tier : Tier.values()) {
            assertThat(bundle.containsKey("why.raised." + tier.key())).isTrue();
        }
    }

    private static Row row() {
        return new Row();
    }

    /** An ordinary open row, three hours into a clock of eight, changed word by word. */
    private static final class Row {
        private Tier tier = Tier.SOON;
        private CaseState state = CaseState.OPEN;
        private String category = "conflict";
        private boolean needsSorting;
        private @Nullable Tier raisedFrom;
        private int reports = 1;
        private int reporters = 1;
        private Instant reportedAt = NOW.minus(Duration.ofHours(3));
        private boolean late;
        private Duration clock = Duration.ofHours(8);
        private Duration left = Duration.ofHours(5);
        private @Nullable String waitingFor;
        private @Nullable Instant waitingUntil;
        private QueueRow.@Nullable Holder holder;

        Row tier(Tier value) {
            tier = value;
            return this;
        }

        Row state(CaseState value) {
            state = value;
            return this;
        }

        Row category(String value) {
            category = value;
            return this;
        }

        Row needsSorting() {
            needsSorting = true;
            return this;
        }

        Row raisedFrom(Tier value) {
            raisedFrom = value;
            return this;
        }

        Row reports(int count, int people) {
            reports = count;
            reporters = people;
            return this;
        }

        Row reportedAt(String time) {
            reportedAt = Instant.parse(time);
            late = true;
            return this;
        }

        Row clock(Duration whole, Duration stillLeft) {
            clock = whole;
            left = stillLeft;
            return this;
        }

        Row waitingFor(String what) {
            waitingFor = what;
            return this;
        }

        Row waitingUntil(String time) {
            state = CaseState.WAITING;
            waitingFor = "reply";
            waitingUntil = Instant.parse(time);
            return this;
        }

        Row held() {
            holder = new QueueRow.Holder(1, "Sana Iqbal", NOW.plusSeconds(60));
            return this;
        }

        QueueRow get() {
            Instant due = NOW.plus(left);
            return new QueueRow(
                    1,
                    tier,
                    3,
                    CasePath.CONDUCT,
                    state,
                    category,
                    needsSorting,
                    late,
                    raisedFrom,
                    new Alias("Amber Heron", "7K2"),
                    null,
                    null,
                    reports,
                    reporters,
                    reportedAt,
                    due.minus(clock),
                    due,
                    waitingFor,
                    waitingUntil,
                    holder,
                    false,
                    NOW);
        }
    }
}
