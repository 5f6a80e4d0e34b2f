package org.havendesk.bench;

import java.util.ArrayList;
import java.util.List;

/** What the same measurement gave in each of its rounds; the first one warms up and does not count. */
final class Rounds {
    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    /** Of all rounds after the first. */
    double median() {
        double[] counted = figures.stream().skip(1).mapToDouble(d -> d).sorted().toArray();
        if (counted.length == 0) {
            throw new IllegalStateException("there was no round after the first");
        }
        return (counted[(counted.length - 1) / 2] + counted[counted.length / 2]) / 2;
    }
}
