package org.havendesk.shift;

import java.time.Instant;

/** What came of a change of the rota. */
public sealed interface Roster {

    /** It is done. */
    record Done(long shiftId) implements Roster {}

    /** A whole week was taken over. */
    record Copied(int shifts, int leftOut) implements Roster {}

    /** The end does not lie after the begin. */
    record EndsTooEarly(Instant begin, Instant end) implements Roster {}

    /** Longer than {@link Shifts#LONGEST}. */
    record TooLong(Instant begin, Instant end) implements Roster {}

    /** The person has another shift in that time. */
    record Overlaps(String name, Instant begin, Instant end) implements Roster {}

    /** The shift is not there any more, or its time is over. */
    record Gone() implements Roster {}

    /** The account does not work with cases, or is not in use. */
    record NotOnTheTeam() implements Roster {}

    /** Only supervisors can lead safeguarding. */
    record NotASupervisor(String name) implements Roster {}
}
