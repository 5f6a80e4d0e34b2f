package org.havendesk.health;

import java.time.Duration;
import java.util.Map;

/**
 * What the chat store says, and what of it and of the inbox nobody has read yet.
 *
 * @param version of PostgreSQL
 * @param bytes of the whole database
 * @param lags the age of the oldest unread record by stream; zero where everything is read
 */
record ChatVitals(String version, long bytes, Map<String, Duration> lags) {
    ChatVitals {
        lags = Map.copyOf(lags);
    }
}
