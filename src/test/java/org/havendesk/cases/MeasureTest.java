package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.havendesk.cases.Measure.Wanted;
import org.havendesk.chat.platform.Restriction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aMeasureHoldsFromItsBeginUntilJustBeforeItsEnd() {
        Measure measure = of(1, Restriction.MUTE, null, 0, 60L);
        assertThat(wanted(-1, measure)).isEmpty();
        assertThat(wanted(0, measure)).containsExactly(new Wanted(Restriction.MUTE, null));
        assertThat(wanted(59, measure)).isNotEmpty();
        assertThat(wanted(60, measure)).isEmpty();
    }

    @Test
    void overlappingMeasuresOfAKindAreOneWishThatLastsAsLongAsTheLongest() {
        var measures = List.of(
                of(1, Restriction.BAN, null, 0, 60L),
                of(2, Restriction.BAN, null, 0, null),
                of(3, Restriction.BAN, null, 0, 90L));
        assertThat(Measure.wanted(measures, NOON).values())
                .extracting(Measure::measureId)
                .containsExactly(2L);
        assertThat(Measure.wanted(List.of(measures.get(2), measures.get(0)), NOON)
                        .values())
                .extracting(Measure::measureId)
                .containsExactly(3L);
    }

    @Test
    void everyRoomIsAWishOfItsOwn() {
        assertThat(wanted(0, of(1, Restriction.KICK, "a", 0, null), of(2, Restriction.KICK, "b", 0, null)))
                .containsExactlyInAnyOrder(new Wanted(Restriction.KICK, "a"), new Wanted(Restriction.KICK, "b"));
    }

    @Test
    void whatIsLiftedOrTakenBackOrNotSettledWantsNothing() {
        assertThat(wanted(
                        0,
                        new Measure(1, 1, Restriction.MUTE, null, NOON, null, NOON, null, true),
                        new Measure(2, 1, Restriction.MUTE, null, NOON, null, null, NOON, true),
                        new Measure(3, 1, Restriction.MUTE, null, NOON, null, null, null, false)))
                .isEmpty();
    }

    private static java.util.Set<Wanted> wanted(int second, Measure... measures) {
        return Measure.wanted(List.of(measures), NOON.plusSeconds(second)).keySet();
    }

    private static Measure of(long id, Restriction restriction, @Nullable String room, int begin, @Nullable Long end) {
        return new Measure(
                id,
                1,
                restriction,
                room,
                NOON.plusSeconds(begin),
                end == null ? null : NOON.plusSeconds(end),
                null,
                null,
                true);
    }
}
