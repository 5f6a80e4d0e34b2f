package org.havendesk.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator concluded.
 *
 * @param version of the case as the moderator saw it
 * @param actions all of one path; more than one only where each combines with others
 * @param policy the key of the rule, required for conduct, null for care
 * @param reason why, for colleagues; required
 * @param text to the member, or for a hand-over to the supervisor; required where an action needs one
 */
public record DecisionRequest(
        long caseId,
        int version,
        Set<Action> actions,
        @Nullable String policy,
        String reason,
        @Nullable String text) {

    public DecisionRequest {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a decision of case " + caseId + " names no action");
        }
        actions = EnumSet.copyOf(actions);
        if (actions.size() > 1 && !actions.stream().allMatch(Action::combines)) {
            throw new IllegalArgumentException("these actions do not stand together: " + actions);
        }
        if (path(actions) == CasePath.CONDUCT && (policy == null || policy.isBlank())) {
            throw new IllegalArgumentException("a conduct decision names a rule");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a decision says why");
        }
        if (actions.stream().anyMatch(Action::needsText) && (text == null || text.isBlank())) {
            throw new IllegalArgumentException("the words for " + actions + " are missing");
        }
        actions = java.util.Collections.unmodifiableSet(actions);
    }

    public CasePath path() {
        return path(actions);
    }

    public List<String> actionKeys() {
        return actions.stream().map(Action::key).toList();
    }

    private static CasePath path(Set<Action> actions) {
        return actions.iterator().next().path();
    }
}
