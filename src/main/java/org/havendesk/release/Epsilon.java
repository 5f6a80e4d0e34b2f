package org.havendesk.release;

/** What a histogram costs each member at most, as a fraction: 3/10. */
public record Epsilon(int numerator, int denominator) {
    public Epsilon {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("no cost: " + numerator + "/" + denominator);
        }
    }

    static Epsilon hundredths(int hundredths) {
        int divisor = java.math.BigInteger.valueOf(hundredths)
                .gcd(java.math.BigInteger.valueOf(100))
                .intValue();
        return new Epsilon(hundredths / divisor, 100 / divisor);
    }

    public double value() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
