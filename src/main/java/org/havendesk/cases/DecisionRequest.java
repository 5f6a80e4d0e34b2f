package org.havendesk.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Template;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator concluded.
 *
 * @param version of the case as the moderator saw it
 * @param actions all of one path; more than one only where each stands with the others
 * @param policy the key of the rule, required for conduct, null for care
 * @param reason why, for colleagues; required
 * @param text to the member, or for a hand-over to the colleague; required where an action needs one
 * @param template the key of the template that the text began from, or null
 * @param lasts how long a restriction lasts; null: until it is lifted, which mute and suspension do not allow
 * @param waitUntil when a contact or follow-up brings the case back; null for a contact: the tier's usual time
 * @param colleague whom a hand-over or a follow-up is for; null: any safeguarding lead, or anybody
 */
public record DecisionRequest(
        long caseId,
        int version,
        Set<Action> actions,
        @Nullable String policy,
        String reason,
        @Nullable String text,
        @Nullable String template,
        @Nullable Duration lasts,
        @Nullable Instant waitUntil,
        @Nullable Long colleague) {
    /** A suspension longer than this needs a second person. */
    public static final Duration LONG = Duration.ofDays(7);

    public DecisionRequest {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a decision of case " + caseId + " names no action");
        }
        actions = EnumSet.copyOf(actions);
        for (Action action : actions) {
            if (!actions.stream().allMatch(action::standsWith)) {
                throw new IllegalArgumentException("these actions do not stand together: " + actions);
            }
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
        if (text != null && Template.isUnfilled(text)) {
            throw new IllegalArgumentException("the words still hold a placeholder: " + Template.unfilled(text));
        }
        if (lasts != null && !lasts.isPositive()) {
            throw new IllegalArgumentException("a restriction lasts longer than nothing: " + lasts);
        }
        if (lasts == null && (actions.contains(Action.MUTE) || actions.contains(Action.SUSPEND))) {
            throw new IllegalArgumentException("a mute or a suspension needs an end");
        }
        if (waitUntil == null && actions.contains(Action.FOLLOW_UP)) {
            throw new IllegalArgumentException("a follow-up needs its time");
        }
        actions = Collections.unmodifiableSet(actions);
    }

    /** A decision without a measure that lasts, and without a chosen time. */
    public DecisionRequest(
            long caseId,
            int version,
            Set<Action> actions,
            @Nullable String policy,
            String reason,
            @Nullable String text) {
        this(caseId, version, actions, policy, reason, text, null, null, null, null);
    }

    public CasePath path() {
        return path(actions);
    }

    public List<String> actionKeys() {
        return actions.stream().map(Action::key).toList();
    }

    /** A ban, and a suspension of more than seven days, are not for one person alone. */
    public boolean needsSecondPerson() {
        return actions.contains(Action.BAN)
                || actions.contains(Action.SUSPEND) && lasts != null && lasts.compareTo(LONG) > 0;
    }

    private static CasePath path(Set<Action> actions) {
        return actions.iterator().next().path();
    }
}
