package org.havendesk.settings;

import java.time.Duration;

/** How long after a report each tier may take until somebody has decided: whole minutes, at least one. */
public record Clocks(Duration immediate, Duration urgent, Duration soon, Duration routine) {

    public Clocks {
        refuseNothing(Tier.IMMEDIATE, immediate);
        refuseNothing(Tier.URGENT, urgent);
        refuseNothing(Tier.SOON, soon);
        refuseNothing(Tier.ROUTINE, routine);
    }

    private static void refuseNothing(Tier tier, Duration clock) {
        if (clock.toMinutes() < 1) {
            throw new InvalidSetting("clock", tier, clock.toMinutes());
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
