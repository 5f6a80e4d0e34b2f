package org.havendesk.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the making as it is kept: nothing in it has to be whole.
 *
 * @param limited whether a length was chosen; {@code lasts} is then null for one without an end
 */
public record KeptDraft(
        CasePath path,
        Set<Action> actions,
        @Nullable String policy,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String template,
        boolean limited,
        @Nullable Duration lasts,
        @Nullable Instant waitUntil,
        @Nullable Long colleague) {
    public KeptDraft {
        actions = Set.copyOf(actions);
    }
}
