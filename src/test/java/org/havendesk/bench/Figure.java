package org.havendesk.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param row the row of the targets, {@code P3}
 * @param job what was done, in words
 * @param ours what we took or reached, with its unit
 * @param floor what the floor of the same run took or reached; null where the target is absolute
 * @param ratio ours to the floor; null where the target is absolute
 * @param target the target, in words
 * @param met whether {@code ours} or {@code ratio} keeps the target
 */
public record Figure(
        String row,
        String job,
        String ours,
        @Nullable String floor,
        @Nullable Double ratio,
        String target,
        boolean met) {

    /** A figure that is to be at most {@code limit}, without a floor. */
    public static Figure atMost(String row, String job, double ours, double limit, String unit) {
        return new Figure(row, job, number(ours, unit), null, null, "<= " + number(limit, unit), ours <= limit);
    }

    /** A figure that is to be at least {@code limit}, without a floor. */
    public static Figure atLeast(String row, String job, double ours, double limit, String unit) {
        return new Figure(row, job, number(ours, unit), null, null, ">= " + number(limit, unit), ours >= limit);
    }

    /** Ours is to be at most {@code limit} times the floor. */
    public static Figure ratioAtMost(String row, String job, double ours, double floor, double limit, String unit) {
        double ratio = ours / floor;
        return new Figure(
                row, job, number(ours, unit), number(floor, unit), ratio, "<= " + plain(limit) + "x", ratio <= limit);
    }

    /** Ours is to be at least {@code limit} times the floor. */
    public static Figure ratioAtLeast(String row, String job, double ours, double floor, double limit, String unit) {
        double ratio = ours / floor;
        return new Figure(
                row, job, number(ours, unit), number(floor, unit), ratio, ">= " + plain(limit) + "x", ratio >= limit);
    }

    /** Ours beside the floor, without a target: how a job grows, for one. */
    public static Figure beside(String row, String job, double ours, double floor, String unit) {
        return new Figure(row, job, number(ours, unit), number(floor, unit), ours / floor, "", true);
    }

    /** A figure without a target, beside which others are read. */
    public static Figure noted(String row, String job, double ours, String unit) {
        return new Figure(row, job, number(ours, unit), null, null, "", true);
    }

    private static String number(double value, String unit) {
        return plain(value) + " " + unit;
    }

    private static String plain(double value) {
        int decimals = Math.abs(value) >= 100 || value == Math.rint(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
