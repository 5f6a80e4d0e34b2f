package org.havendesk.post;

import java.util.UUID;

/** A channel that carries messages out of the house. */
public interface Post {

    /**
     * Tries once, for some seconds at the most, and never throws.
     *
     * @param key the same for each try of one delivery
     */
    Answer deliver(UUID key, String target, String body);
}
