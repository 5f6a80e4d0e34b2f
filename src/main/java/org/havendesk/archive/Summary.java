package org.havendesk.archive;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import did.
 *
 * @param counts for every type, those without a record too, in the order of an archive
 * @param unknownKeys keys that were ignored
 * @param firstRefusals the first {@value #REFUSALS_NAMED} by line
 * @param refused all refusals: those of {@code counts}, and lines that are no record at all
 */
public record Summary(
        Map<RecordType, Count> counts, long unknownKeys, List<Refusal> firstRefusals, long refused, Duration duration) {
    public static final int REFUSALS_NAMED = 20;

    /**
     * @param read lines that say they are of this type
     * @param alreadyThere the store, or an earlier line, has the same id
     */
    public record Count(long read, long added, long alreadyThere, long refused) {}

    /** @param reason in plain words, never the line's own */
    public record Refusal(long line, String reason) {
        @Override
        public String toString() {
            return "line %d: %s".formatted(line, reason);
        }
    }

    public Summary {
        counts = java.util.Collections.unmodifiableMap(new EnumMap<>(counts));
        firstRefusals = List.copyOf(firstRefusals);
    }

    public Count of(RecordType type) {
        return counts.get(type);
    }

    /** Whether nothing was refused. */
    public boolean isComplete() {
        return refused == 0;
    }
}
