package org.havendesk.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers of members by histogram, cohort and bin: true ones while a period is measured, noisy ones from then on. */
record Counts(Map<Histogram, Map<Cohort, long[]>> of) {

    /** All cells that a release has, each 0: which there are never follows from the data. */
    static Counts empty(Iterable<Histogram> histograms, List<Cohort> cohorts) {
        var of = new LinkedHashMap<Histogram, Map<Cohort, long[]>>();
        for (Histogram histogram : histograms) {
            var cells = new LinkedHashMap<Cohort, long[]>();
            cohorts.forEach(
                    cohort -> cells.put(cohort, new long[histogram.bins().size()]));
            of.put(histogram, cells);
        }
        return new Counts(of);
    }

    /** Puts a member into a bin, where this histogram is measured. */
    void add(Histogram histogram, Cohort cohort, int bin) {
        var cells = of.get(histogram);
        if (cells != null) {
            cells.get(cohort)[bin]++;
        }
    }

    /** The same with noise on every cell, the empty ones included. */
    Counts with(Noise noise, Map<Histogram, Epsilon> costs) {
        of.forEach((histogram, cells) -> cells.values().forEach(bins -> {
            for (int bin = 0; bin < bins.length; bin++) {
                bins[bin] = Math.addExact(bins[bin], noise.draw(costs.get(histogram)));
            }
        }));
        return this;
    }
}
