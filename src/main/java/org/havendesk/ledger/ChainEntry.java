package org.havendesk.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** One row of the ledger, every column of it. */
record ChainEntry(
        long entryId,
        Instant at,
        String actorKind,
        String actor,
        String verb,
        String objectKind,
        String objectId,
        @Nullable String reason,
        @Nullable JSON before,
        @Nullable JSON after,
        @Nullable String requestId,
        byte[] previousHash,
        byte[] hash) {
    private static final byte[] NONE = {'-'};

    /** The hash that the entry has to have after one with the hash {@code previous}; as {@code ledger_append} computes it. */
    byte[] hashAfter(byte[] previous, MessageDigest digest) {
        digest.update(previous);
        field(digest, Long.toString(entryId));
        field(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        field(digest, actorKind);
        field(digest, actor);
        field(digest, verb);
        field(digest, objectKind);
        field(digest, objectId);
        field(digest, reason);
        field(digest, before == null ? null : before.data());
        field(digest, after == null ? null : after.data());
        field(digest, requestId);
        return digest.digest();
    }

    /** As {@code ledger_field} in the database: length in bytes, colon, text; '-' for none. */
    private static void field(MessageDigest digest, @Nullable String value) {
        if (value == null) {
            digest.update(NONE);
            return;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        digest.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(text);
    }
}
