package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Processes that publish, killed with -9 at random moments: what was once drawn is what is published. */
class KillTest {
    private static final int KILLS = 8;
    private static final Instant NOW = Town.day("2027-01-08");

    @Test
    void nothingIsDrawnTwiceHoweverOftenThePublisherIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Map<Period, String> drawn = new HashMap<>();
        try (var town = new Town(60, 2).live(8).open(Town.monthly())) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (var publisher = KilledPublisher.on(town, NOW)) {
                    int before = work(town);
                    publisher.letGo();
                    Instant patience = Instant.now().plusSeconds(20);
                    while (work(town) == before && Instant.now().isBefore(patience)) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(120)));
                }
                remember(town, drawn);
            }
            assertThat(drawn).as("the kills came while it worked").isNotEmpty();
            System.out.println(town.published().releases().size() + " of 32 periods published before the last kill, "
                    + drawn.size() + " draws seen");
            finish(town);
            remember(town, drawn);
            assertThat(town.published().releases()).hasSize(32);
            assertThat(town.published().spent()).hasSize(8).allMatch(quarter -> quarter.thousandths() == 1000);
            assertThat(Recount.chainIsWhole(town.desk)).isTrue();
            assertThat(new ReleaseMark(town.mark).read()).isEqualTo(new Releases(town.desk).all());
        }
    }

    /** Grows with every draw and with every release. */
    private static int work(Town town) {
        try (var files = Files.list(town.mark.toAbsolutePath().getParent())) {
            return (int) files.count() + 2 * town.published().releases().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The killed one's lock ends with its connection, which the server notices in its own time. */
    private static void finish(Town town) {
        Instant patience = Instant.now().plusSeconds(60);
        while (town.published().releases().size() < 32 && Instant.now().isBefore(patience)) {
            town.publisher().publishDue(NOW);
        }
    }

    /** Every draw that was kept or committed so far; a period that shows another one than before was drawn twice. */
    private static void remember(Town town, Map<Period, String> drawn) {
        var mark = new ReleaseMark(town.mark);
        for (PublishedRelease release : town.published().releases()) {
            compare(
                    drawn,
                    new Period(release.cadence(), release.start()),
                    Recount.integers(Recount.leaves(town.desk, release.id())).toString());
        }
        for (Period quarter = new Period(Cadence.QUARTER, Town.FIRST);
                quarter.due(Town.ZONE).compareTo(NOW) <= 0;
                quarter = quarter.next()) {
            for (Period month = new Period(Cadence.MONTH, quarter.start());
                    month.start().isBefore(quarter.end());
                    month = month.next()) {
                kept(mark, month, drawn);
            }
            kept(mark, quarter, drawn);
        }
    }

    private static void kept(ReleaseMark mark, Period period, Map<Period, String> drawn) {
        mark.pending(period).ifPresent(draw -> compare(drawn, period, Recount.integers(draw.noisy()).toString()));
    }

    private static void compare(Map<Period, String> drawn, Period period, String integers) {
        assertThat(drawn.merge(period, integers, (before, now) -> before)).as("%s", period).isEqualTo(integers);
    }
}
