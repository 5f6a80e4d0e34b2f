package org.havendesk.api;

import java.time.Duration;
import org.havendesk.intake.Inbox;

/** How much, how often and how long. The OpenAPI document tells the same numbers. */
final class Limits {
    /** Of a body, in bytes. */
    static final int BODY = 64 * 1024;

    /** Requests that a source may send at once after a silence. */
    static final int BURST = 60;

    /** After that one more each time this has passed: 300 a minute. Counted in the desk database, so over all nodes. */
    static final Duration EACH = Duration.ofMillis(200);

    /** Between the timestamp of a request and the database's clock, in either direction. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** How long a webhook-id is recognised with its content. */
    static final Duration KEY_KEPT = Inbox.KEPT;

    /** Longer than any timestamp can still be accepted. */
    static final Duration SIGNATURE_KEPT = TOLERANCE.multipliedBy(3);

    /** Requests that one node works on at a time: the pages need connections too. */
    static final int PLACES = 4;

    /** How long a request waits for its place. */
    static final Duration WAIT = Duration.ofSeconds(5);

    private Limits() {}
}
