package org.havendesk.shift;

import java.time.Instant;

/**
 * Somebody who is on shift.
 *
 * @param until when their shift ends
 * @param paused they are away for some minutes
 */
public record OnShift(
        long accountId, String name, Instant until, boolean supervisor, boolean safeguardingLead, boolean paused) {}
