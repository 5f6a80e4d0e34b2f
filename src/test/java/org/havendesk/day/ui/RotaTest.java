package org.havendesk.day.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.day.ui.Rota.Stretch;
import org.havendesk.shift.Shift;
import org.junit.jupiter.api.Test;

/** Who is here next, as lanes with gaps. */
class RotaTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = at(13, 38);

    @Test
    void itBeginsAtTheEvenHourBefore() {
        assertThat(Rota.start(new DayTimes(UTC, NOW))).isEqualTo(at(12, 0));
        assertThat(Rota.start(new DayTimes(UTC, at(14, 0)))).isEqualTo(at(14, 0));
    }

    @Test
    void shiftsThatOverlapStandInLanesAndThoseThatFollowShareOne() {
        Rota rota = rota(shift(1, "You", 8, 14), shift(2, "Sana", 10, 18), shift(3, "Yuki", 14, 18));
        assertThat(rota.stretches())
                .contains(
                        new Stretch(0, at(12, 0), at(14, 0), "You", true),
                        new Stretch(1, at(12, 0), at(18, 0), "Sana", false),
                        new Stretch(0, at(14, 0), at(18, 0), "Yuki", false));
        assertThat(rota.lanes()).isEqualTo(2);
    }

    @Test
    void whereNobodyIsThereIsAGapFromNowOn() {
        assertThat(rota(shift(1, "You", 8, 14), shift(2, "Victor", 22, 30)).stretches())
                .filteredOn(stretch -> stretch.name() == null)
                .containsExactly(new Stretch(0, at(14, 0), at(22, 0), null, false));
        assertThat(rota().stretches()).containsExactly(new Stretch(0, NOW, at(26, 0), null, false));
        assertThat(rota(shift(1, "You", 8, 30)).stretches()).allMatch(stretch -> stretch.name() != null);
    }

    private static Rota rota(Shift... shifts) {
        return Rota.of(List.of(shifts), at(12, 0), NOW, 1);
    }

    private static Shift shift(long account, String name, int from, int to) {
        return new Shift(account, account, name, at(from, 0), at(to, 0), null, true);
    }

    private static Instant at(int hour, int minute) {
        return Instant.parse("2026-11-19T00:00:00Z").plusSeconds(hour * 3600L + minute * 60L);
    }
}
