package org.havendesk.wellbeing;

import java.util.Arrays;

/** Values of one kind; their order counts where pairs are made of two samples. */
public record Sample(double... values) {
    public Sample {
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    public int size() {
        return values.length;
    }

    /** NaN without a value. */
    public double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** With n - 1; NaN for fewer than two values. */
    public double deviation() {
        double mean = mean();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample sample && Arrays.equals(values, sample.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
