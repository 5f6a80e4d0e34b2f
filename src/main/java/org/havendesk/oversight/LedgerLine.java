package org.havendesk.oversight;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as somebody may read it.
 *
 * @param actorName the person's name where the actor is one who is known; else as the ledger has it
 * @param objectName the name of the account that it was done to, where it is one
 * @param before values by name, as words
 * @param after likewise
 * @param seal the entry's hash, in hexadecimal
 * @param previousSeal the hash that it says the entry before it has
 */
public record LedgerLine(
        long entryId,
        Instant at,
        String actorKind,
        String actor,
        String actorName,
        String verb,
        String objectKind,
        String objectId,
        @Nullable String objectName,
        @Nullable String reason,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String requestId,
        String previousSeal,
        String seal) {
    /** In place of the verb where somebody noted something about their own day. */
    public static final String OWN_DAY = "own_day";

    public boolean isByPerson() {
        return actorKind.equals("person");
    }

    /** The number of the case, where it is about one. */
    public @Nullable Long caseId() {
        return objectKind.equals("case") && objectId.matches("\\d{1,18}") ? Long.valueOf(objectId) : null;
    }

    /** What others see of somebody's own day: that there is an entry, and that the chain goes on. */
    LedgerLine withheld() {
        return new LedgerLine(
                entryId,
                at,
                actorKind,
                actor,
                actorName,
                OWN_DAY,
                objectKind,
                objectId,
                objectName,
                null,
                Map.of(),
                Map.of(),
                requestId,
                previousSeal,
                seal);
    }
}
