package org.havendesk.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.havendesk.archive.DemoCrowd.Member;

/**
 * What the crowd answers when it is asked how it is, month by month: mood for most, WHO-5 for many, whether they felt heard,
 * whether they also see a professional, PHQ-9 for a few, whose ninth item is always 0. And what it reported.
 */
final class DemoAnswers {
    private static final List<String> CATEGORIES = List.of("spam", "harassment", "other", "derailing", "spam");

    private final DemoCrowd crowd;
    private final ZoneId zone;
    private final Instant now;
    private final YearMonth first;
    private final long seed;
    private final List<Answer> month = new ArrayList<>();
    private int number;

    private record Answer(Member who, String instrument, List<Integer> items, int score, Instant at) {}

    DemoAnswers(DemoCrowd crowd, ZoneId zone, Instant now, long seed) {
        this.crowd = crowd;
        this.zone = zone;
        this.now = now;
        this.seed = seed;
        this.first = YearMonth.from(now.atZone(zone).minusDays(DemoYear.DAYS));
    }

    /** Of one who reports now and then: about a member or a room of their program, long looked after. */
    void reports(DemoLines lines) throws IOException {
        var random = new Random(new SplittableRandom(seed).nextLong());
        for (Member reporter : crowd.members) {
            int liveliness = random.nextInt(100);
            int reports = liveliness < 80 ? 0 : liveliness < 97 ? 1 + random.nextInt(3) : 4 + random.nextInt(6);
            for (int i = 0; i < reports; i++) {
                Instant at = now.minusSeconds(300_000 + random.nextInt(DemoYear.DAYS * 86_400 - 300_000));
                var rooms = reporter.program().rooms();
                if (reporter.isThere(at)) {
                    lines.line(
                            "report",
                            "id",
                            "report-of-the-past-" + ++number,
                            "room",
                            rooms.get(random.nextInt(rooms.size())).id(),
                            "reporter",
                            reporter.id(),
                            "category",
                            CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                            "created_at",
                            at);
                }
            }
        }
    }

    /** Every answer so far, in the order of time. */
    void checkIns(DemoLines lines) throws IOException {
        for (YearMonth at = first; !at.isAfter(YearMonth.from(now.atZone(zone))); at = at.plusMonths(1)) {
            var random = new Random(new SplittableRandom(seed + at.getYear() * 12L + at.getMonthValue()).nextLong());
            month.clear();
            for (Member member : crowd.members) {
                ask(member, at, random);
            }
            month.sort(
                    Comparator.comparing(Answer::at).thenComparing(a -> a.who().id()));
            for (Answer answer : month) {
                lines.checkIn(
                        "answer-" + ++number,
                        answer.who().id(),
                        answer.instrument(),
                        answer.items(),
                        answer.score(),
                        answer.at());
            }
        }
    }

    private void ask(Member member, YearMonth at, Random random) {
        boolean answers = random.nextInt(100) < member.answering();
        boolean isAskedMore = member.id().hashCode() % 2 == 0;
        boolean isAskedForTreatment = member.id().hashCode() % 25 == 0;
        double now = member.mood() + season(at) + random.nextGaussian() * .45;
        if (answers) {
            int mood = (int) Math.round(Math.clamp(now, 1, 5));
            answer(member, "mood", List.of(mood), mood, at, random);
        }
        if (answers && isAskedMore) {
            var items = items(5, 5, (now - .4) * 1.05, random);
            answer(member, "who-5", items, 4 * sum(items), at, random);
        }
        if (answers && at.getMonthValue() % 3 == 2) {
            int heard = Math.clamp(Math.round(now * .35 + .35 + random.nextGaussian() * .5), 0, 2);
            answer(member, "heard", List.of(heard), heard, at, random);
        }
        if (answers && at.getMonthValue() % 3 == 0) {
            int therapy = Math.floorMod(member.handle().hashCode(), 10) < 4 ? 1 : 0;
            answer(member, "therapy", List.of(therapy), therapy, at, random);
        }
        if (answers && isAskedForTreatment) {
            var items = new ArrayList<>(items(8, 3, (4.2 - now) * .7, random));
            items.add(0);
            answer(member, "phq-9", items, sum(items), at, random);
        }
    }

    private void answer(
            Member member, String instrument, List<Integer> items, int score, YearMonth month, Random random) {
        Instant at = month.atDay(1 + random.nextInt(month.lengthOfMonth()))
                .atStartOfDay(zone)
                .plus(Duration.ofHours(4L * member.block()))
                .plusSeconds(random.nextInt(14_000))
                .toInstant();
        if (at.isBefore(now.minusSeconds(60)) && member.isThere(at)) {
            this.month.add(new Answer(member, instrument, items, score, at));
        }
    }

    /** Items about a middle, each within 0 and the highest. */
    private static List<Integer> items(int count, int highest, double middle, Random random) {
        var items = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            items.add((int) Math.round(Math.clamp(middle + random.nextGaussian() * .8, 0, highest)));
        }
        return items;
    }

    private static int sum(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).sum();
    }

    /** Slowly better over the year, a little lower in the dark months. */
    private double season(YearMonth at) {
        long months = first.until(at, java.time.temporal.ChronoUnit.MONTHS);
        return .022 * months - .12 * Math.cos(2 * Math.PI * (at.getMonthValue() - 1) / 12);
    }
}
