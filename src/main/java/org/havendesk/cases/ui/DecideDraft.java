package org.havendesk.cases.ui;

import java.util.EnumSet;
import java.util.Set;
import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/** A decision in the making. Outlives the dialog and the lease, so that nothing typed is lost. */
final class DecideDraft {

    /** What a decision still lacks. */
    enum Missing {
        ACTION,
        POLICY,
        REASON,
        TEXT
    }

    private final CasePath path;
    private final EnumSet<Action> actions = EnumSet.noneOf(Action.class);
    private @Nullable String policy;
    private String reason = "";
    private String text = "";
    private String proposed = "";

    DecideDraft(CasePath path) {
        this.path = path;
    }

    /** Turns an action on or off; one that does not combine turns the others off. */
    void toggle(Action action) {
        if (actions.remove(action)) {
            return;
        }
        if (!action.combines() || !actions.stream().allMatch(Action::combines)) {
            actions.clear();
        }
        actions.add(action);
    }

    boolean has(Action action) {
        return actions.contains(action);
    }

    /** In the order in which they are shown. */
    Set<Action> actions() {
        return EnumSet.copyOf(actions);
    }

    boolean needsPolicy() {
        return path == CasePath.CONDUCT;
    }

    boolean needsText() {
        return actions.stream().anyMatch(Action::needsText);
    }

    /** Puts words into the text, unless somebody has written their own. */
    void propose(String words) {
        if (text.isBlank() || text.equals(proposed)) {
            text = words;
        }
        proposed = words;
    }

    Set<Missing> missing() {
        EnumSet<Missing> missing = EnumSet.noneOf(Missing.class);
        if (actions.isEmpty()) {
            missing.add(Missing.ACTION);
        }
        if (needsPolicy() && policy == null) {
            missing.add(Missing.POLICY);
        }
        if (reason.isBlank()) {
            missing.add(Missing.REASON);
        }
        if (needsText() && text.isBlank()) {
            missing.add(Missing.TEXT);
        }
        return missing;
    }

    /** The decision as it stands; complete only where nothing is {@link #missing}. */
    DecisionRequest request(long caseId, int version) {
        return new DecisionRequest(
                caseId,
                version,
                actions,
                needsPolicy() ? policy : null,
                reason.strip(),
                needsText() ? text.strip() : null);
    }

    CasePath path() {
        return path;
    }

    /** The same words for the other path, whose actions are others. */
    DecideDraft movedTo(CasePath other) {
        var moved = new DecideDraft(other);
        moved.reason = reason;
        return moved;
    }

    @Nullable
    String policy() {
        return policy;
    }

    void setPolicy(@Nullable String key) {
        policy = key;
    }

    String reason() {
        return reason;
    }

    void setReason(String words) {
        reason = words;
    }

    String text() {
        return text;
    }

    void setText(String words) {
        text = words;
    }
}
