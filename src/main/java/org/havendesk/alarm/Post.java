package org.havendesk.alarm;

import java.util.UUID;

/** A channel that carries alarms out. */
interface Post {

    /**
     * Tries once, for some seconds at the most, and never throws.
     *
     * @param key the same for each try of one delivery
     */
    Answer deliver(UUID key, String target, String body);
}
