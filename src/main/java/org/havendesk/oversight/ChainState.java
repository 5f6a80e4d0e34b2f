package org.havendesk.oversight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the ledger's chain.
 *
 * @param total how many entries there are now
 * @param since when the first was written; null where there is none
 * @param entries intact up to this one, when it was looked at last
 * @param seal the hash of that one, in hexadecimal
 * @param checkedAt null before the first look
 * @param took how long the last look took
 * @param wholeAt when the chain was walked from its beginning last
 * @param isAsked somebody waits for a walk from the beginning
 * @param broken null where the chain holds
 */
public record ChainState(
        long total,
        @Nullable Instant since,
        long entries,
        String seal,
        @Nullable Instant checkedAt,
        Duration took,
        @Nullable Instant wholeAt,
        boolean isAsked,
        @Nullable Broken broken) {

    /**
     * Where it breaks.
     *
     * @param entryId the first entry that is wrong, or the first that is missing
     * @param fault the key of what is wrong
     * @param other the entry that the head or the file outside names, where it is about one
     * @param since when it was found
     */
    public record Broken(long entryId, String fault, long other, Instant since) {}
}
