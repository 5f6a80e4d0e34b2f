package org.havendesk.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What the named members of the demo community answered in the last four weeks, and what of it waits for moderators. */
final class DemoCheckIns {
    private final Instant now;
    private final int people;
    private final Random random;
    private final DemoLines lines;
    private int number;

    /** @param people how many are named: {@code member-1} and so on */
    DemoCheckIns(Instant now, int people, Random random, DemoLines lines) {
        this.now = now;
        this.people = people;
        this.random = random;
        this.lines = lines;
    }

    /** A third of the people answer a mood question every week, and some of them the nine items of the PHQ-9. */
    void write(UnaryOperator<String> ids) throws IOException {
        for (int week = 3; week >= 0; week--) {
            Instant answered = now.minus(week * 7 + 1, ChronoUnit.DAYS);
            for (int i = 0; i < people - 4; i += 3) {
                String member = "member-" + (i + 1);
                int mood = Math.min(5, 2 + random.nextInt(3) + (week < 2 ? random.nextInt(2) : 0));
                checkIn(member, "mood", List.of(mood), answered.plusSeconds(i * 600L));
                if (i % 2 == 0) {
                    checkIn(member, "phq-9", phq9(), answered.plusSeconds(i * 600L + 90));
                }
            }
        }
        last(ids);
    }

    /** Low answers, and none at the ninth item. */
    private List<Integer> phq9() {
        var items = new ArrayList<Integer>();
        for (int item = 1; item <= 8; item++) {
            items.add(random.nextInt(3) * random.nextInt(2));
        }
        items.add(0);
        return items;
    }

    /**
     * The last answers: one at each tier's alert line, one of days ago that opens nothing any more, and some below the line. Of
     * people about whom nobody has said anything.
     */
    private void last(UnaryOperator<String> ids) throws IOException {
        checkIn(ids.apply("moth_at_window"), "phq-9", List.of(1, 2, 2, 1, 0, 2, 1, 0, 2), minutesAgo(6));
        checkIn(ids.apply("hot_water_bottle"), "phq-9", List.of(1, 1, 2, 1, 0, 1, 1, 0, 1), minutesAgo(35));
        checkIn(ids.apply("copper_kettle"), "core-10", List.of(1, 0, 1, 2, 0, 0, 1, 1, 2, 0), minutesAgo(50));
        checkIn(ids.apply("tiny_planets"), "phq-9", List.of(0, 1, 1, 1, 0, 0, 1, 0, 0), minutesAgo(80));
        checkIn(ids.apply("june_bug"), "phq-9", List.of(1, 1, 1, 2, 1, 1, 1, 0, 1), minutesAgo(4 * 24 * 60));
    }

    private Instant minutesAgo(int minutes) {
        return now.minus(minutes, ChronoUnit.MINUTES);
    }

    private void checkIn(String member, String instrument, List<Integer> items, Instant at) throws IOException {
        int score = items.stream().mapToInt(Integer::intValue).sum();
        lines.checkIn("check-in-" + ++number, member, instrument, items, score, at);
    }
}
