package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.release.AttackTable.FULL;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.havendesk.settings.Community;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attacks on the mechanism. Where chance decides, it is seeded: the verdict is the same on every run of the same code. */
class NoiseAttackTest {
    private static final Period QUARTER = new Period(Cadence.QUARTER, Town.FIRST);
    private static final Spec SPEC =
            Spec.of(new Community("Town", Town.ZONE, List.of()), Town.quarterly());
    private static final Map<Histogram, Epsilon> COSTS = SPEC.costs(QUARTER);
    private static final int OTHERS = 20;

    @ParameterizedTest
    @CsvSource({"3, 10", "1, 10", "1, 4", "3, 20", "1, 5", "1, 1"})
    void theNoiseHasTheLawThatItClaims(int numerator, int denominator) {
        var epsilon = new Epsilon(numerator, denominator);
        int draws = FULL ? 1_000_000 : 200_000;
        double real = misfit(Town.seeded(17), epsilon, draws);
        AttackTable.holds("noise law at epsilon " + epsilon, draws + " draws", real, "p >= 1e-6", real >= 1e-6);
        double broken = misfit(Broken.nonUniform(17), epsilon, draws);
        AttackTable.catches(
                "noise law at epsilon " + epsilon, "non-uniform sampler", draws + " draws", broken, "p < 1e-6", broken < 1e-6);
    }

    @Test
    void everyNumberIsAsLikely() {
        var sampler = new DiscreteLaplace(RandomBits.secure());
        int[] seen = new int[10];
        for (int i = 0; i < 100_000; i++) {
            seen[(int) sampler.below(10)]++;
        }
        double chi = IntStream.of(seen).mapToDouble(n -> (n - 10_000.0) * (n - 10_000.0) / 10_000).sum();
        assertThat(ChiSquaredDistribution.of(9).survivalProbability(chi)).isGreaterThan(1e-6);
        assertThat(sampler.below(1)).isZero();
    }

    /** Somebody who knows everyone else looks at all bins in which one member would be. */
    @Test
    void membershipShowsNoMoreThanTheClaim() {
        int runs = FULL ? 400_000 : 100_000;
        double claim = COSTS.values().stream().mapToDouble(Epsilon::value).sum();
        Noise noise = Town.seeded(23);
        double lower = lowerBound(runs, isIn -> allAbove(published(isIn, noise), 1));
        AttackTable.holds(
                "membership", runs + " pairs", lower, "<= " + claim + "; power >= .9", lower <= claim && lower >= .9 * claim);
        double twice = lowerBound(
                runs, isIn -> allAbove(published(isIn, noise), 1) && allAbove(published(isIn, noise), 1));
        AttackTable.catches("membership", "no cap", runs + " pairs", twice, "> " + claim, twice > claim);
        int reads = 200;
        double again = lowerBound(runs / 250, isIn -> {
            long sum = 0;
            for (int read = 0; read < reads; read++) {
                sum += published(isIn, noise).of().get(Histogram.LEVEL).get(Cohort.NONE)[0];
            }
            return sum * 2 > reads * (2L * OTHERS + 1);
        });
        AttackTable.catches("membership", "fresh noise on each read", runs / 250 + " pairs", again, "> " + claim, again > claim);
    }

    /** Rows that are there or not, their order and their size. */
    @Test
    void whatSurroundsTheFiguresTellsNothing() {
        int runs = FULL ? 400 : 40;
        Noise noise = Town.seeded(29);
        Set<List<String>> shapes = new HashSet<>();
        Map<Boolean, int[]> sizes = new LinkedHashMap<>();
        for (boolean isIn : new boolean[] {true, false}) {
            sizes.put(isIn, IntStream.range(0, runs)
                    .map(run -> {
                        var rows = Figures.of(run, SPEC.measures(), COSTS, published(isIn, noise));
                        shapes.add(rows.stream()
                                .map(r -> r.histogram() + " " + r.cohort() + " " + r.metric() + " " + r.bin())
                                .toList());
                        return rows.toString().length();
                    })
                    .toArray());
        }
        assertThat(shapes).as("the same rows in the same order").hasSize(1);
        double right = guessed(sizes.get(true), sizes.get(false));
        double band = 2.576 * Math.sqrt(.25 / runs);
        AttackTable.holds("side channel: size", runs + " pairs", right, "50% +- 99% band", Math.abs(right - .5) <= band);
        Set<Integer> eight = IntStream.range(1, Broken.LiveFilters.LEAST).boxed().collect(Collectors.toSet());
        Set<Integer> nine = new HashSet<>(eight);
        nine.add(0);
        boolean shown = Broken.LiveFilters.count(nine, nine) >= 0;
        boolean shownWithout = Broken.LiveFilters.count(eight, eight) >= 0;
        double row = shown && !shownWithout ? 1 : .5;
        AttackTable.catches("side channel: row presence", "live filters with a threshold", "1 pair", row, "> 50%", row > .5);
    }

    /** Halves of the runs teach where the sizes part best, the other halves say how often that is right. */
    private static double guessed(int[] in, int[] out) {
        int half = in.length / 2;
        int[] all = IntStream.concat(IntStream.of(in).limit(half), IntStream.of(out).limit(half))
                .sorted()
                .toArray();
        int best = all[0];
        double most = 0;
        for (int cut : all) {
            double right = right(in, out, cut, 0, half);
            if (Math.abs(right - .5) > Math.abs(most - .5)) {
                most = right;
                best = cut;
            }
        }
        double tested = right(in, out, best, half, in.length);
        return most >= .5 ? tested : 1 - tested;
    }

    private static double right(int[] in, int[] out, int cut, int from, int to) {
        long right = IntStream.range(from, to)
                .map(i -> (in[i] >= cut ? 1 : 0) + (out[i] < cut ? 1 : 0))
                .sum();
        return right / (2.0 * (to - from));
    }

    /** What the code of publishing makes of a community with or without one member: their own bins hold 20 others each. */
    private static Counts published(boolean isIn, Noise noise) {
        Counts counts = Counts.empty(COSTS.keySet(), SPEC.cohorts());
        counts.of().values().forEach(cells -> cells.get(Cohort.NONE)[0] = OTHERS);
        if (isIn) {
            COSTS.keySet().forEach(histogram -> counts.add(histogram, Cohort.NONE, 0));
        }
        return counts.with(noise, COSTS);
    }

    /** The likelihood ratio is largest where every bin has at least the one more that the member would make. */
    private static boolean allAbove(Counts counts, int more) {
        return counts.of().values().stream().allMatch(cells -> cells.get(Cohort.NONE)[0] >= OTHERS + more);
    }

    private interface Attacker {
        boolean saysIn(boolean isIn);
    }

    /** The least epsilon that explains how often the attacker says "in" of both worlds, at 95% (Clopper and Pearson). */
    private static double lowerBound(int runs, Attacker attacker) {
        int in = (int) IntStream.range(0, runs).filter(run -> attacker.saysIn(true)).count();
        int out = (int) IntStream.range(0, runs).filter(run -> attacker.saysIn(false)).count();
        var pearson = BinomialConfidenceInterval.CLOPPER_PEARSON;
        return Math.log(pearson.fromErrorRate(runs, in, .05).getLowerBound()
                / pearson.fromErrorRate(runs, out, .05).getUpperBound());
    }

    /** The p-value of a chi-square test of the draws against exp(-|x| epsilon). */
    private static double misfit(Noise noise, Epsilon epsilon, int draws) {
        double ratio = Math.exp(-epsilon.value());
        int end = (int) (6 / epsilon.value());
        long[] seen = new long[2 * end + 1];
        for (int i = 0; i < draws; i++) {
            seen[(int) Math.clamp(noise.draw(epsilon), -end, end) + end]++;
        }
        double chi = 0;
        for (int x = -end; x <= end; x++) {
            double mass = Math.abs(x) == end
                    ? Math.pow(ratio, end) / (1 + ratio)
                    : (1 - ratio) / (1 + ratio) * Math.pow(ratio, Math.abs(x));
            double expected = mass * draws;
            chi += (seen[x + end] - expected) * (seen[x + end] - expected) / expected;
        }
        return ChiSquaredDistribution.of(seen.length - 1).survivalProbability(chi);
    }

    /** A hidden bit of 150 members, from sums over many groups of them. */
    @Test
    void aHiddenBitIsNotReconstructed() {
        int members = 150;
        var random = new SplittableRandom(31);
        boolean[] bit = new boolean[members];
        for (int i = 0; i < members; i++) {
            bit[i] = random.nextInt(10) < 4;
        }
        long low = IntStream.range(0, members).filter(i -> bit[i]).count();
        double majority = Math.max(low, members - low) / (double) members;

        boolean[][] groups = new boolean[5 * members][members];
        for (boolean[] group : groups) {
            for (int i = 0; i < members; i++) {
                group[i] = random.nextBoolean();
            }
        }
        double exact = accuracy(bit, solve(groups, sums(groups, bit, n -> n)));
        AttackTable.catches("reconstruction", "exact live filters", "N = 150", exact, "> majority", exact > majority + .1);
        double rounded = accuracy(bit, solve(groups, sums(groups, bit, Broken::roundedToFive)));
        AttackTable.catches("reconstruction", "rounding to 5", "N = 150", rounded, "> majority", rounded > majority + .1);

        // all that is published about the bit in five years: one number a quarter, of everybody and of each of three programs
        Noise noise = Town.seeded(37);
        int quarters = 20;
        int programs = 3;
        boolean[][] cohorts = new boolean[quarters * programs][members];
        double[] answers = new double[cohorts.length];
        for (int q = 0; q < cohorts.length; q++) {
            int program = q % programs;
            for (int i = 0; i < members; i++) {
                cohorts[q][i] = i % programs == program;
            }
            Counts counts = Counts.empty(List.of(Histogram.LEVEL), List.of(Cohort.NONE));
            for (int i = 0; i < members; i++) {
                if (cohorts[q][i]) {
                    counts.add(Histogram.LEVEL, Cohort.NONE, bit[i] ? 0 : 3);
                }
            }
            answers[q] = counts.with(noise, COSTS).of().get(Histogram.LEVEL).get(Cohort.NONE)[0];
        }
        double real = accuracy(bit, solve(cohorts, answers));
        AttackTable.holds("reconstruction", "N = 150 in 20 quarters", real, "<= majority guess", real <= majority + 1e-9);
    }

    private interface Answer {
        long of(long count);
    }

    private static double[] sums(boolean[][] groups, boolean[] bit, Answer answer) {
        double[] sums = new double[groups.length];
        for (int q = 0; q < groups.length; q++) {
            int at = q;
            sums[q] = answer.of(IntStream.range(0, bit.length).filter(i -> groups[at][i] && bit[i]).count());
        }
        return sums;
    }

    /**
     * Numbers from 0 to 1 that explain the answers best, by projected gradient descent: the linear program of Dinur and Nissim
     * (2003), relaxed to squares. Begins at the mean, so that whom nothing tells apart is guessed alike.
     */
    private static double[] solve(boolean[][] groups, double[] answers) {
        int members = groups[0].length;
        double[] guess = new double[members];
        java.util.Arrays.fill(guess, .5);
        double step = 1.0 / (groups.length * (double) members);
        for (int round = 0; round < 1000; round++) {
            double[] slope = new double[members];
            for (int q = 0; q < groups.length; q++) {
                double residual = -answers[q];
                for (int i = 0; i < members; i++) {
                    residual += groups[q][i] ? guess[i] : 0;
                }
                for (int i = 0; i < members; i++) {
                    slope[i] += groups[q][i] ? residual : 0;
                }
            }
            for (int i = 0; i < members; i++) {
                guess[i] = Math.clamp(guess[i] - 3 * step * slope[i], 0, 1);
            }
        }
        return guess;
    }

    private static double accuracy(boolean[] bit, double[] guess) {
        return IntStream.range(0, bit.length).filter(i -> guess[i] > .5 == bit[i]).count() / (double) bit.length;
    }
}
