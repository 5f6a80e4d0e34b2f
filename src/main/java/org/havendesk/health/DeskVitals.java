package org.havendesk.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What the desk database says at one moment, by its clock.
 *
 * @param at that moment
 * @param version of PostgreSQL
 * @param bytes of the whole database
 * @param quarantined records that could not be taken in within a week, by stream; streams without any are missing
 * @param alarms that run
 * @param channels how alarms were delivered, by channel; one that was never used is missing
 * @param backedUpAt when the last backup was written; null: never
 */
record DeskVitals(
        Instant at,
        String version,
        long bytes,
        List<Queue> queues,
        Leases leases,
        Effects effects,
        Map<String, Long> quarantined,
        Releases releases,
        List<Job> jobs,
        Chain chain,
        int alarms,
        Map<String, Channel> channels,
        @Nullable Instant backedUpAt,
        List<Node> nodes) {

    /**
     * Open cases of a tier.
     *
     * @param unclaimed those that nobody has
     * @param oldest how long the longest of the unclaimed has been in the queue; zero where there is none
     */
    record Queue(Tier tier, long open, long overdue, long unclaimed, Duration oldest) {}

    /** @param expired leases that ran out and were not swept yet */
    record Leases(long held, long expired) {}

    /**
     * @param waiting planned or sent, without an answer yet
     * @param oldest how long the longest of them could have been sent; zero where there is none
     * @param lately what came of those that were answered within a day, by state
     */
    record Effects(long waiting, Duration oldest, Map<String, Long> lately) {
        long lately(String state) {
            return lately.getOrDefault(state, 0L);
        }
    }

    /** Published periods. */
    record Releases(
            long published, long withdrawn, @Nullable Instant last) {}

    /**
     * A recurring job.
     *
     * @param late how long it should have begun and did not; zero where it runs or its time is to come
     * @param failures in a row
     */
    record Job(
            String name,
            Instant next,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int failures,
            Duration late) {}

    /** The ledger's chain as it was looked at last. */
    record Chain(
            long entries,
            @Nullable Instant checkedAt,
            @Nullable Long brokenEntry) {}

    record Channel(@Nullable Instant delivered, @Nullable Instant failed) {}

    /** A process of the console that said lately that it is there. */
    record Node(String name, String version, Instant startedAt) {}
}
