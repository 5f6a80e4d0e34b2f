package org.havendesk.release;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One publication.
 *
 * @param end the last day
 * @param hash of what it says, in hexadecimal
 * @param withdrawn why its figures are not to be used any more, or null
 */
public record PublishedRelease(
        long id,
        Cadence cadence,
        LocalDate start,
        LocalDate end,
        Instant publishedAt,
        String hash,
        @Nullable String withdrawn) {}
