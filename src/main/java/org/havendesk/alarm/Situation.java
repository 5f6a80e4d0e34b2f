package org.havendesk.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a person has to say about alarms.
 *
 * @param loud alarms that concern the person and that nobody has acknowledged, the most pressing first
 * @param nobody nobody is on shift; only where that concerns the person
 * @param next when the next planned shift begins
 * @param immediate how many Immediate cases wait for somebody
 * @param urgent how many Urgent ones
 * @param told who was told last of the most pressing alarm
 */
public record Situation(
        List<Alarm> loud,
        boolean nobody,
        @Nullable Instant next,
        int immediate,
        int urgent,
        @Nullable Told told,
        List<OnCall> chain,
        @Nullable Contact operator) {

    public Situation {
        loud = List.copyOf(loud);
        chain = List.copyOf(chain);
    }

    /** Somebody who was told: a name, or the address where nobody goes by it. */
    public record Told(String who, String channel, Instant at) {}

    public Optional<Alarm> first() {
        return loud.stream().findFirst();
    }

    /** Nothing has to be said. */
    public boolean isQuiet() {
        return loud.isEmpty() && !nobody;
    }
}
