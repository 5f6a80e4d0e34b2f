package org.havendesk.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act to be written down.
 *
 * @param verb what was done, in the present: {@code claim}, {@code look}, {@code decide}
 * @param objectKind what kind of thing it was done to: {@code case}, {@code account}, {@code export}
 * @param reason in the actor's own words, where one was asked for
 * @param before the values that changed, as they were
 * @param after the values that changed, as they are; facts of the act where nothing changed
 */
public record Entry(
        Actor actor,
        String verb,
        String objectKind,
        String objectId,
        @Nullable String reason,
        Map<String, ?> before,
        Map<String, ?> after) {

    public Entry {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    public static Entry of(Actor actor, String verb, String objectKind, Object objectId) {
        return new Entry(actor, verb, objectKind, objectId.toString(), null, Map.of(), Map.of());
    }

    public Entry because(@Nullable String why) {
        return new Entry(actor, verb, objectKind, objectId, why, before, after);
    }

    public Entry before(Map<String, ?> values) {
        return new Entry(actor, verb, objectKind, objectId, reason, values, after);
    }

    public Entry after(Map<String, ?> values) {
        return new Entry(actor, verb, objectKind, objectId, reason, before, values);
    }
}
