package org.havendesk.alarm;

import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;

/** What can be wrong, the most pressing first. */
public enum AlarmKind {
    /** Nobody is on shift, and an Immediate or Urgent case waits. */
    NOBODY_ON_SHIFT,
    /** An Immediate that nobody has, past its time. */
    IMMEDIATE_UNACKNOWLEDGED,
    /** An Immediate that everybody on shift leaves to others. */
    EVERYBODY_OPTED_OUT,
    /** The safeguarding lead has not taken what was handed to them. */
    HAND_OVER_UNACKNOWLEDGED,
    /** The chat did not do what it was asked. */
    EFFECT_FAILED,
    /** An alarm that could not be told. */
    DELIVERY_FAILED,
    /** The chain of the ledger does not hold: something was changed behind the console. */
    LEDGER_BROKEN,
    /** A broken glass that nobody has reviewed. */
    REVIEW_OPEN,
    /** Soon or Routine cases past twice their clock. */
    TWICE_ITS_CLOCK,
    /** Sent by somebody to see whether it arrives. */
    TEST;

    static AlarmKind of(String key) {
        return valueOf(key.toUpperCase());
    }

    static Stream<AlarmKind> all() {
        return Stream.of(values());
    }

    public String key() {
        return name().toLowerCase();
    }

    /** Whether it is loud on the pages of this person. */
    public boolean concerns(Person person) {
        return switch (this) {
            case NOBODY_ON_SHIFT, IMMEDIATE_UNACKNOWLEDGED, EVERYBODY_OPTED_OUT, HAND_OVER_UNACKNOWLEDGED ->
                person.has(Roles.MODERATOR) || person.isSupervisor();
            case EFFECT_FAILED -> person.has(Roles.MODERATOR) || person.isSupervisor() || person.has(Roles.ADMIN);
            case REVIEW_OPEN, TWICE_ITS_CLOCK -> person.isSupervisor();
            case DELIVERY_FAILED, LEDGER_BROKEN, TEST -> person.isSupervisor() || person.has(Roles.ADMIN);
        };
    }

    /** Whether it is repeated every few minutes. The others can wait for the morning: they are repeated once a day. */
    boolean insists() {
        return this != REVIEW_OPEN && this != TWICE_ITS_CLOCK;
    }

    /** Whether nothing is left of it when somebody knows: what failed has failed. */
    boolean endsWhenAcknowledged() {
        return this == EFFECT_FAILED || this == DELIVERY_FAILED || this == TEST;
    }
}
