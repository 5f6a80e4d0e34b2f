package org.havendesk.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.care.Helpline.Channel;
import org.havendesk.care.Helpline.ChannelKind;
import org.havendesk.care.OpeningHours.Stretch;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.Test;

class HelplinesTest {
    private static final Channel PHONE = new Channel(ChannelKind.PHONE, "116 123", null);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void aHelplineWithoutAChannelIsRefusedWithASentence() {
        assertThatThrownBy(() -> line("GB", OpeningHours.always(), null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Quiet line has no way to be reached: give a phone number, a text number, a chat or an e-mail address");
    }

    @Test
    void aChannelNeedsItsNumberAndOnlyATextHasAWord() {
        assertThatThrownBy(() -> new Channel(ChannelKind.PHONE, " ", null)).hasMessageContaining("number or address");
        assertThatThrownBy(() -> new Channel(ChannelKind.PHONE, "85258", "SHOUT"))
                .hasMessageContaining("SHOUT can be texted only");
        assertThat(new Channel(ChannelKind.TEXT, "85258", "SHOUT").words()).isEqualTo("SHOUT to 85258");
        assertThat(new Channel(ChannelKind.TEXT, "85258", "").words()).isEqualTo("85258");
    }

    @Test
    void aCountryIsOneOfTheWorldOrEurope() {
        assertThatThrownBy(() -> line("XX", OpeningHours.always(), null, List.of(PHONE)))
                .hasMessageContaining("is not known: XX");
        assertThat(line("EU", OpeningHours.always(), null, List.of(PHONE)).serves("DE"))
                .isTrue();
        assertThat(line("EU", OpeningHours.always(), null, List.of(PHONE)).serves("GB"))
                .isFalse();
        assertThat(line("GB", OpeningHours.always(), null, List.of(PHONE)).serves("GB"))
                .isTrue();
    }

    @Test
    void dayAndNightIsAlwaysOpen() {
        assertThat(OpeningHours.always().isOpen(Instant.parse("2026-11-22T03:00:00Z")))
                .isTrue();
    }

    @Test
    void hoursAreMeantInTheirOwnZoneAndOnTheirDays() {
        var hours = hours(WEEKDAYS, "09:00", "17:00");
        assertThat(hours.isOpen(Instant.parse("2026-11-23T09:00:00Z")))
                .as("Monday, at once")
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-23T16:59:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-23T17:00:00Z")))
                .as("the end is over")
                .isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-22T10:00:00Z")))
                .as("Sunday")
                .isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-07-06T08:30:00Z")))
                .as("half past nine in summer")
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-07-06T16:30:00Z")))
                .as("half past five")
                .isFalse();
    }

    @Test
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
        var hours = hours(EnumSet.of(DayOfWeek.FRIDAY), "22:00", "02:00");
        assertThat(hours.isOpen(Instant.parse("2026-11-27T23:00:00Z")))
                .as("Friday night")
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-28T01:59:00Z")))
                .as("Saturday, still")
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-28T02:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-28T23:00:00Z")))
                .as("Saturday night")
                .isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-27T01:00:00Z")))
                .as("Thursday's night")
                .isFalse();
    }

    @Test
    void theSameBeginningAndEndIsAWholeDay() {
        var hours = hours(EnumSet.of(DayOfWeek.SATURDAY), "00:00", "00:00");
        assertThat(hours.isOpen(Instant.parse("2026-11-28T23:59:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-29T00:00:00Z"))).isFalse();
    }

    @Test
    void hoursNeedADayABeginningAndAnEnd() {
        assertThatThrownBy(() -> new Stretch(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .hasMessageContaining("at least one day");
        assertThatThrownBy(() -> new Stretch(WEEKDAYS, null, LocalTime.NOON)).hasMessageContaining("an end");
    }

    @Test
    void whatWasNotCheckedForHalfAYearIsMarked() {
        assertThat(checked(TODAY.minusDays(180)).needsChecking(TODAY)).isFalse();
        assertThat(checked(TODAY.minusDays(181)).needsChecking(TODAY)).isTrue();
        assertThat(checked(null).needsChecking(TODAY)).as("never checked").isTrue();
        assertThat(checked(TODAY.minusDays(203)).daysUnchecked(TODAY)).contains(203L);
        assertThat(checked(null).checked(TODAY).needsChecking(TODAY)).isFalse();
    }

    @Test
    void aFilterIsReadFromAnAddressAndWrittenBack() {
        Map<String, List<String>> address =
                Map.of("country", List.of("GB"), "open", List.of("now"), "language", List.of("en"));
        var filter = HelplineFilter.of(address);
        assertThat(filter).isEqualTo(new HelplineFilter("GB", true, null, "en"));
        assertThat(filter.parameters()).isEqualTo(address);
        assertThat(HelplineFilter.of(Map.of("open", List.of("sometimes")))).isEqualTo(HelplineFilter.ALL);
    }

    @Test
    void theFirstOnesAreThereUncheckedAndFilterable() {
        try (var databases = org.havendesk.db.TestDatabases.fresh()) {
            var helplines =
                    new Settings(databases.desk()).newest(Helplines.KIND).value();
            var now = Instant.parse("2026-11-24T12:00:00Z");
            assertThat(helplines.helplines())
                    .allMatch(h -> h.needsChecking(TODAY))
                    .flatExtracting(Helpline::channels)
                    .extracting(Channel::words)
                    .contains(
                            "988",
                            "116 123",
                            "116 111",
                            "SHOUT to 85258",
                            "HOME to 741741",
                            "13 11 14",
                            "112",
                            "999",
                            "911",
                            "000");
            assertThat(helplines.of(new HelplineFilter("IE", true, null, null), now))
                    .extracting(Helpline::key)
                    .containsExactly("samaritans-ie", "children-eu", "emergency-eu");
            assertThat(helplines.of(new HelplineFilter("GB", false, "crisis", "en"), now))
                    .extracting(Helpline::name)
                    .containsExactly("Samaritans", "Shout");
            assertThat(helplines.of(new HelplineFilter("GB", false, null, "fr"), now))
                    .isEmpty();
        }
    }

    @Test
    void aMessageNamesTheWaysWordForWord() {
        var samaritans = line("GB", OpeningHours.always(), null, List.of(PHONE));
        var shout = new Helpline(
                "shout",
                "GB",
                "Shout",
                null,
                List.of(new Channel(ChannelKind.TEXT, "85258", "SHOUT")),
                null,
                null,
                null,
                null,
                null);
        assertThat(Helplines.offer(List.of(samaritans, shout)))
                .isEqualTo("Quiet line on 116 123, or Shout: text SHOUT to 85258");
    }

    @Test
    void helplinesAreReplacedInTheirPlaceAndAddedAtTheEnd() {
        var first = line("GB", OpeningHours.always(), null, List.of(PHONE));
        var helplines = new Helplines(List.of(first));
        assertThat(helplines.with(first.checked(TODAY)).helplines()).containsExactly(first.checked(TODAY));
        assertThat(helplines.without("quiet").helplines()).isEmpty();
        assertThatThrownBy(() -> new Helplines(List.of(first, first))).hasMessageContaining("stands twice");
    }

    @Test
    void everythingSurvivesBeingStored() {
        var texted = List.of(new Channel(ChannelKind.TEXT, "741741", "HOME"));
        var other = new Helpline(
                "other", "US", "Other", "what", texted, null, List.of("en"), List.of("crisis"), "a page", null);
        var stored =
                new Helplines(List.of(line("GB", hours(WEEKDAYS, "09:00", "17:30"), TODAY, List.of(PHONE)), other));
        assertThat(Helplines.KIND.read().apply(Helplines.KIND.write().apply(stored)))
                .isEqualTo(stored);
    }

    private static Helpline checked(LocalDate day) {
        return line("GB", OpeningHours.always(), day, List.of(PHONE));
    }

    private static OpeningHours hours(Set<DayOfWeek> days, String from, String to) {
        return new OpeningHours(LONDON, List.of(new Stretch(days, LocalTime.parse(from), LocalTime.parse(to))));
    }

    private static Helpline line(String country, OpeningHours hours, LocalDate verified, List<Channel> channels) {
        return new Helpline(
                "quiet",
                country,
                "Quiet line",
                null,
                channels,
                hours,
                List.of("en"),
                List.of("crisis"),
                null,
                verified);
    }
}
