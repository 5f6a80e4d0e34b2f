package org.havendesk.settings;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havendesk.wellbeing.Instrument;
import org.havendesk.wellbeing.Instruments;

/**
 * What is published about the members, and what it costs each of them: public, and decided without a look at the data. Costs are
 * epsilons in hundredths, of each time; a histogram that costs nothing is not measured.
 *
 * @param levelMonthly whether the level is published every month rather than every quarter, as communities of 2,500 and more can
 * @param heard what the histogram of "did you feel heard?" costs
 * @param inTurn what the one of four that a quarter has costs
 */
public record PublishedSet(
        boolean levelMonthly, Level level, Change change, ActiveDays activeDays, int heard, int inTurn) {
    /** What a quarter may cost a member. */
    public static final int MOST = 100;

    private static final int BINS = 5;
    private static final int CLASSES = 4;

    /**
     * @param upTo the highest scores of the first four of five bins
     * @param worseBins how many bins of the worse end the share of low answers counts
     */
    public record Level(String instrument, List<Integer> upTo, int worseBins, int cost) {
        public Level {
            upTo = List.copyOf(upTo);
            Instrument known = known(instrument);
            var ends = Stream.of(
                            Stream.of(known.lowest().intValue() - 1),
                            upTo.stream(),
                            Stream.of(known.highest().intValue()))
                    .flatMap(each -> each)
                    .toList();
            if (upTo.size() != BINS - 1 || !isGrowing(ends)) {
                throw new InvalidSetting("published-bins", known.name());
            }
            if (worseBins < 1 || worseBins >= BINS) {
                throw new InvalidSetting("published-worse", worseBins);
            }
        }
    }

    /** @param points from how many points a member is better or worse */
    public record Change(String instrument, int points, int cost) {
        public Change {
            Instrument known = known(instrument);
            InvalidSetting.needs(1, points, "published-points");
            if (known.higherIs() == Instrument.Direction.NEITHER) {
                throw new InvalidSetting("published-instrument", instrument);
            }
        }
    }

    /** @param upTo the highest numbers of days of the first three of four classes */
    public record ActiveDays(List<Integer> upTo, int cost) {
        public ActiveDays {
            upTo = List.copyOf(upTo);
            if (upTo.size() != CLASSES - 1 || upTo.getFirst() < 1 || !isGrowing(upTo)) {
                throw new InvalidSetting("published-days");
            }
        }
    }

    public PublishedSet {
        for (int cost : List.of(level.cost(), change.cost(), activeDays.cost(), heard, inTurn)) {
            InvalidSetting.needs(0, cost, "published-cost");
        }
        long sum = sum(levelMonthly, level, change, activeDays, heard, inTurn);
        if (sum > MOST) {
            throw new InvalidSetting("published-sum", sum, MOST);
        }
    }

    /** What a quarter costs a member at most, in hundredths. */
    public long sum() {
        return sum(levelMonthly, level, change, activeDays, heard, inTurn);
    }

    private static long sum(boolean monthly, Level level, Change change, ActiveDays days, int heard, int inTurn) {
        return (monthly ? 3L : 1L) * level.cost() + change.cost() + days.cost() + heard + inTurn;
    }

    private static Instrument known(String name) {
        return Instruments.find(name)
                .filter(instrument -> instrument.score() == Instrument.Score.SUM)
                .orElseThrow(() -> new InvalidSetting("published-instrument", name));
    }

    private static boolean isGrowing(List<Integer> numbers) {
        return IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i - 1) < numbers.get(i));
    }
}
