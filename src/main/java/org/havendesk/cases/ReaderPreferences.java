package org.havendesk.cases;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reaches somebody, and how.
 *
 * @param topics keys of topics whose cases go to colleagues
 * @param pauseAfter hard reads after which a pause is suggested; 0: never; null: as the team has it
 */
public record ReaderPreferences(
        Set<String> topics, @Nullable Integer pauseAfter) {
    public ReaderPreferences {
        topics = Set.copyOf(topics);
        if (pauseAfter != null && (pauseAfter < 0 || pauseAfter > 100)) {
            throw new IllegalArgumentException(
                    "a pause is suggested after 1 to 100 hard reads, or never, not after " + pauseAfter);
        }
    }
}
