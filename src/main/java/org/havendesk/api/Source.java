package org.havendesk.api;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A system that may send reports or check-ins, and how it does.
 *
 * @param hint the last letters of its token
 * @param reports how many were taken since it was made, and so for check-ins
 * @param refused how many of its requests were refused
 * @param lastRefusal the key of a kind of problem
 * @param revoked null while it may send
 * @param stuck the newest records of it that could not be taken in
 */
public record Source(
        long sourceId,
        String name,
        Set<Scope> scopes,
        String hint,
        String madeBy,
        Instant madeAt,
        long reports,
        @Nullable Instant lastReportAt,
        long checkIns,
        @Nullable Instant lastCheckInAt,
        long refused,
        @Nullable Instant lastRefusedAt,
        @Nullable String lastRefusal,
        @Nullable Revoked revoked,
        List<Stuck> stuck) {

    /** Who took its token away, and why. */
    public record Revoked(String by, Instant at, String reason) {}

    /**
     * A record that was received and could not be taken in.
     *
     * @param id the source's own
     */
    public record Stuck(String id, String error, Instant at) {}

    /** Requests of nobody that is known. */
    public record Strangers(long refused, @Nullable Instant lastAt) {}

    public Source {
        scopes = scopes.isEmpty() ? Set.of() : EnumSet.copyOf(scopes);
        stuck = List.copyOf(stuck);
    }
}
