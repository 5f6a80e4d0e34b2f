package org.havendesk.settings;

import java.time.Duration;

/** How long after a report each tier may take until somebody has decided. */
public record Clocks(Duration immediate, Duration urgent, Duration soon, Duration routine) {

    public Clocks {
        for (Duration clock : new Duration[] {immediate, urgent, soon, routine}) {
            if (!clock.isPositive()) {
                throw new IllegalArgumentException("a tier's clock must be longer than nothing: " + clock);
            }
        }
    }

    public Duration of(Tier tier) {
        return switch (tier) {
            case IMMEDIATE -> immediate;
            case URGENT -> urgent;
            case SOON -> soon;
            case ROUTINE -> routine;
        };
    }
}
