package org.havendesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.havendesk.db.TestDatabases;
import org.havendesk.ledger.LedgerAnchor.Mark;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.JSON;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody with all rights on the database does to a chain is found: also where they know how it is made and compute
 * every later hash and the head anew. The chain is one of a real database; the damage is done to copies of it in memory.
 */
class LedgerDamageTest {
    private static final int TRIES = 10_000;
    private static final int LENGTH = 60;

    private final long seed = Long.getLong("havendesk.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final MessageDigest digest = sha256();
    private final List<ChainEntry> chain = chain();
    private final Mark end = mark(chain.getLast());

    /** A chain and its head after somebody was at it. */
    private record Damaged(List<ChainEntry> entries, Mark head) {}

    private enum Kind {
        EDIT,
        DELETE,
        REORDER,
        TRUNCATE
    }

    @Test
    void tenThousandRandomDamagesAreAllFound() {
        assertThat(verify(new Damaged(chain, end)))
                .isEqualTo(new Verdict.Intact(LENGTH, LedgerVerifier.hex(end.hash())));
        Map<String, Integer> done = new TreeMap<>();
        for (int i = 0; i < TRIES; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            boolean sealed = random.nextBoolean();
            Damaged damaged = damage(kind, sealed);
            assertThat(verify(damaged))
                    .as("seed %s, try %s, %s, sealed anew: %s", seed, i, kind, sealed)
                    .isInstanceOf(Verdict.Broken.class);
            if (!sealed) {
                assertThat(((Verdict.Broken) verify(damaged)).entryId())
                        .as("seed %s, try %s, %s names the first", seed, i, kind)
                        .isEqualTo(firstDifference(damaged));
            }
            done.merge(kind + (sealed ? " sealed anew" : ""), 1, Integer::sum);
        }
        System.out.println("ledger: " + TRIES + " random damages, all found; seed " + seed + "; " + done);
        assertThat(done).hasSize(2 * Kind.values().length);
    }

    private Verdict verify(Damaged damaged) {
        return new ChainWalk(new Mark(0, new byte[32]), end, null)
                .over(
                        damaged.entries().stream()
                                .sorted(Comparator.comparing(ChainEntry::entryId))
                                .iterator(),
                        damaged::head);
    }

    private Damaged damage(Kind kind, boolean sealed) {
        List<ChainEntry> copy = new ArrayList<>(chain);
        switch (kind) {
            case EDIT -> {
                int at = random.nextInt(LENGTH);
                copy.set(at, edited(copy.get(at), sealed ? 10 : 12));
            }
            case DELETE -> {
                int from = random.nextInt(LENGTH - 1); // the last stays: else it is a truncation
                copy.subList(from, from + 1 + random.nextInt(LENGTH - 1 - from)).clear();
            }
            case REORDER -> {
                int one = random.nextInt(LENGTH);
                int other = (one + 1 + random.nextInt(LENGTH - 1)) % LENGTH;
                ChainEntry first = copy.get(one);
                copy.set(one, numbered(copy.get(other), first.entryId()));
                copy.set(other, numbered(first, chain.get(other).entryId()));
            }
            case TRUNCATE -> copy.subList(random.nextInt(LENGTH), LENGTH).clear();
        }
        if (sealed) {
            return sealedAnew(copy);
        }
        boolean headToo = kind == Kind.TRUNCATE && random.nextBoolean();
        return new Damaged(copy, headToo ? lastOf(copy) : end);
    }

    /** The work of somebody who knows how the chain is made: numbers without gaps, hashes that fit, a head that agrees. */
    private Damaged sealedAnew(List<ChainEntry> entries) {
        List<ChainEntry> sealed = new ArrayList<>();
        int grown = random.nextInt(3) * (LENGTH - entries.size());
        for (int i = 0; i < grown; i++) {
            entries.add(edited(chain.get(random.nextInt(LENGTH)), 10)); // never what was there before
        }
        byte[] previous = new byte[32];
        for (ChainEntry entry : entries) {
            ChainEntry next = chained(numbered(entry, sealed.size() + 1), previous);
            previous = next.hash();
            sealed.add(next);
        }
        return new Damaged(sealed, lastOf(sealed));
    }

    private ChainEntry edited(ChainEntry e, int columns) {
        return switch (random.nextInt(columns)) {
            case 0 ->
                with(e, e.at().plus(1 + random.nextInt(1_000_000), ChronoUnit.MICROS), e.actor(), e.verb(), e.reason());
            case 1 -> with(e, e.at(), e.actor() + random.nextInt(10), e.verb(), e.reason());
            case 2 -> with(e, e.at(), e.actor(), e.verb().substring(1), e.reason());
            case 3 -> with(e, e.at(), e.actor(), e.verb(), e.reason() == null ? "" : null);
            case 4 -> with(e, e.at(), e.actor(), e.verb(), (e.reason() == null ? "" : e.reason()) + "é");
            case 5 -> with(e, e.at(), e.actor() + e.verb().charAt(0), e.verb().substring(1), e.reason());
            case 6 -> values(e, JSON.json("{\"tier\":" + random.nextInt() + "}"), e.after());
            case 7 -> values(e, e.before(), e.after() == null ? JSON.json("{}") : null);
            case 8 ->
                object(e, "rule".equals(e.actorKind()) ? "job" : "rule", e.objectKind(), e.objectId(), e.requestId());
            case 9 -> object(e, e.actorKind(), e.objectKind() + "s", e.objectId() + "0", e.requestId() + "x");
            case 10 -> hashes(e, e.previousHash(), flipped(e.hash()));
            default -> hashes(e, flipped(e.previousHash()), e.hash());
        };
    }

    /** The first entry that is not as it was; numbers that are missing count. */
    private long firstDifference(Damaged damaged) {
        for (int i = 0; i < LENGTH; i++) {
            if (i >= damaged.entries().size() || !damaged.entries().get(i).equals(chain.get(i))) {
                return i + 1L;
            }
        }
        return LENGTH + 1L;
    }

    private ChainEntry chained(ChainEntry e, byte[] previous) {
        return hashes(e, previous, e.hashAfter(previous, digest));
    }

    private byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private static ChainEntry numbered(ChainEntry e, long number) {
        return new ChainEntry(
                number,
                e.at(),
                e.actorKind(),
                e.actor(),
                e.verb(),
                e.objectKind(),
                e.objectId(),
                e.reason(),
                e.before(),
                e.after(),
                e.requestId(),
                e.previousHash(),
                e.hash());
    }

    private static ChainEntry with(ChainEntry e, Instant at, String actor, String verb, String reason) {
        return new ChainEntry(
                e.entryId(),
                at,
                e.actorKind(),
                actor,
                verb,
                e.objectKind(),
                e.objectId(),
                reason,
                e.before(),
                e.after(),
                e.requestId(),
                e.previousHash(),
                e.hash());
    }

    private static ChainEntry values(ChainEntry e, JSON before, JSON after) {
        return new ChainEntry(
                e.entryId(),
                e.at(),
                e.actorKind(),
                e.actor(),
                e.verb(),
                e.objectKind(),
                e.objectId(),
                e.reason(),
                before,
                after,
                e.requestId(),
                e.previousHash(),
                e.hash());
    }

    private static ChainEntry object(ChainEntry e, String actorKind, String kind, String id, String request) {
        return new ChainEntry(
                e.entryId(),
                e.at(),
                actorKind,
                e.actor(),
                e.verb(),
                kind,
                id,
                e.reason(),
                e.before(),
                e.after(),
                request,
                e.previousHash(),
                e.hash());
    }

    private static ChainEntry hashes(ChainEntry e, byte[] previous, byte[] hash) {
        return new ChainEntry(
                e.entryId(),
                e.at(),
                e.actorKind(),
                e.actor(),
                e.verb(),
                e.objectKind(),
                e.objectId(),
                e.reason(),
                e.before(),
                e.after(),
                e.requestId(),
                previous,
                hash);
    }

    private static Mark lastOf(List<ChainEntry> entries) {
        return entries.isEmpty() ? new Mark(0, new byte[32]) : mark(entries.getLast());
    }

    private static Mark mark(ChainEntry entry) {
        return new Mark(entry.entryId(), entry.hash());
    }

    private static List<ChainEntry> chain() {
        try (var databases = TestDatabases.fresh()) {
            var desk = databases.desk();
            desk.transaction(tx -> {
                for (int i = 1; i <= LENGTH; i++) {
                    Entry entry = Entry.of(
                            i % 4 == 0 ? new Actor.Job("intake") : new Actor.Person(i % 5), "claim", "case", 1000 + i);
                    Ledger.append(
                            tx.dsl(),
                            entry.because(i % 3 == 0 ? "naïve – “grün” " + i : null)
                                    .after(i % 2 == 0 ? Map.of("version", i) : Map.of()));
                }
            });
            return Collections.unmodifiableList(LedgerVerifier.entries(desk));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
