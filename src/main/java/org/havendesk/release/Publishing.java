package org.havendesk.release;

/** What came of one period when publishing was due. */
public sealed interface Publishing {
    /** "quarter 2026-07-01": the period that begins on that day. */
    String period();

    record Done(String period, String hash) implements Publishing {}

    /** It was not published, and why, as a sentence for the operator. */
    record Refused(String period, String why) implements Publishing {}
}
