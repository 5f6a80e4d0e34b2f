package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Persistent jobs: how they try again, and that one that fails stands in nobody's way. */
class JobsTest {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SLOWEST = Duration.ofMinutes(1);

    @Test
    void whatFailsIsTriedAgainAtGrowingDistancesAndNeverLessOftenThanTheSlowest() {
        assertThat(Jobs.pause(0, FIRST, SLOWEST)).isEqualTo(FIRST);
        assertThat(Jobs.pause(1, FIRST, SLOWEST)).isEqualTo(Duration.ofSeconds(3));
        assertThat(Jobs.pause(8, FIRST, SLOWEST)).isLessThan(SLOWEST);
        assertThat(Jobs.pause(9, FIRST, SLOWEST)).isEqualTo(SLOWEST);
        assertThat(Jobs.pause(100_000, FIRST, SLOWEST)).isEqualTo(SLOWEST);
    }

    @Test
    void oneThatFailsKeepsNobodyFromTheirTurnAndIsStillHeardOf() {
        List<Integer> done = new ArrayList<>();
        assertThatThrownBy(() -> Jobs.each(List.of(1, 2, 3), each -> {
                    if (each != 3) {
                        throw new IllegalStateException("no " + each);
                    }
                    return done.add(each);
                }))
                .hasMessage("no 1");
        assertThat(done).containsExactly(3);
    }

    @Test
    void whereNothingFailsThoseThatDidSomethingAreCounted() {
        assertThat(Jobs.each(List.of(1, 2, 3), each -> each > 1)).isEqualTo(2);
    }
}
