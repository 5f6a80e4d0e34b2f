package org.havendesk.cases.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.cases.KeptDraft;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Template;
import org.jspecify.annotations.Nullable;

/** A decision in the making. Outlives the dialog and the lease, so that nothing typed is lost. */
final class DecideDraft {

    /** What a decision still lacks. */
    enum Missing {
        ACTION,
        POLICY,
        REASON,
        TEXT,
        /** The words still hold a placeholder. */
        PLACEHOLDER,
        LENGTH,
        TIME
    }

    /** How long a restriction lasts; null: until it is lifted. */
    record Length(@Nullable Duration lasts) {
        static final Length ENDLESS = new Length(null);
    }

    /** Something proposed stays until somebody chooses or writes otherwise. */
    private static final class Proposed<T> {
        private @Nullable T value;
        private @Nullable T proposed;

        private void propose(@Nullable T other) {
            if (value == null || value.equals(proposed)) {
                value = other;
            }
            proposed = other;
        }
    }

    private final CasePath path;
    private final EnumSet<Action> actions = EnumSet.noneOf(Action.class);
    private final Proposed<String> policy = new Proposed<>();
    private final Proposed<String> reason = new Proposed<>();
    private final Proposed<String> text = new Proposed<>();
    private final Proposed<Length> length = new Proposed<>();
    private @Nullable String template;
    private @Nullable Instant waitUntil;
    private @Nullable Long colleague;

    DecideDraft(CasePath path) {
        this.path = path;
    }

    /** A decision that was proposed and came back, to be changed. */
    static DecideDraft of(DecisionRequest request) {
        var draft = new DecideDraft(request.path());
        draft.actions.addAll(request.actions());
        draft.policy.value = request.policy();
        draft.reason.value = request.reason();
        draft.text.value = request.text();
        draft.template = request.template();
        draft.length.value = draft.restricting().isPresent() ? new Length(request.lasts()) : null;
        draft.waitUntil = request.waitUntil();
        draft.colleague = request.colleague();
        return draft;
    }

    /** What was kept of a decision in the making. */
    static DecideDraft of(KeptDraft kept) {
        var draft = new DecideDraft(kept.path());
        draft.actions.addAll(kept.actions());
        draft.policy.value = kept.policy();
        draft.reason.value = kept.reason();
        draft.text.value = kept.text();
        draft.template = kept.template();
        draft.length.value = kept.limited() ? new Length(kept.lasts()) : null;
        draft.waitUntil = kept.waitUntil();
        draft.colleague = kept.colleague();
        return draft;
    }

    /** As it is kept. */
    KeptDraft kept() {
        Length chosen = length.value;
        return new KeptDraft(
                path,
                actions,
                policy.value,
                reason.value,
                text.value,
                template,
                chosen != null,
                chosen == null ? null : chosen.lasts(),
                waitUntil,
                colleague);
    }

    /** Whether nobody has chosen or written anything yet. */
    boolean isUntouched() {
        return actions.isEmpty()
                && Objects.equals(reason.value, reason.proposed)
                && Objects.equals(text.value, text.proposed);
    }

    /** Turns an action on or off; one that does not combine turns the others off. */
    void toggle(Action action) {
        if (actions.remove(action)) {
            return;
        }
        actions.removeIf(chosen -> !chosen.standsWith(action));
        actions.add(action);
    }

    boolean has(Action action) {
        return actions.contains(action);
    }

    /** In the order in which they are shown. */
    Set<Action> actions() {
        return EnumSet.copyOf(actions);
    }

    /** The action whose words go out, or stay with a colleague. */
    Optional<Action> speaking() {
        return actions.stream().filter(Action::needsText).findFirst();
    }

    /** The action that restricts for a time. */
    Optional<Action> restricting() {
        return actions.stream().filter(Action::restricts).findFirst();
    }

    boolean needsPolicy() {
        return path == CasePath.CONDUCT;
    }

    boolean needsText() {
        return speaking().isPresent();
    }

    /** Whether a restriction may last until somebody lifts it. */
    boolean allowsEndless() {
        return has(Action.KICK) || has(Action.BAN);
    }

    /** Whether the decision brings the case back at a time. */
    boolean comesBack() {
        return has(Action.CONTACT) || has(Action.FOLLOW_UP);
    }

    /** Whether a colleague can be named. */
    boolean mayNameColleague() {
        return has(Action.HAND_OVER) || has(Action.FOLLOW_UP);
    }

    boolean needsSecondPerson() {
        Length chosen = length.value;
        boolean isLong =
                chosen != null && chosen.lasts() != null && chosen.lasts().compareTo(DecisionRequest.LONG) > 0;
        return has(Action.BAN) || has(Action.SUSPEND) && isLong;
    }

    /** Puts words into the text, unless somebody has written their own. */
    void propose(String words) {
        text.propose(words);
    }

    /** Names a rule, or none, unless somebody has chosen one. */
    void proposePolicy(@Nullable String key) {
        policy.propose(key);
    }

    /** Gives a reason, or none, unless somebody has written their own. */
    void proposeReason(@Nullable String words) {
        reason.propose(words);
    }

    /** Chooses a length, unless somebody has chosen one that stays possible. */
    void proposeLength(Length usual) {
        if (Length.ENDLESS.equals(length.value) && !allowsEndless()) {
            length.value = null;
        }
        length.propose(usual);
    }

    Set<Missing> missing() {
        EnumSet<Missing> missing = EnumSet.noneOf(Missing.class);
        note(missing, Missing.ACTION, actions.isEmpty());
        note(missing, Missing.POLICY, needsPolicy() && policy.value == null);
        note(missing, Missing.REASON, reason().isBlank());
        note(missing, Missing.TEXT, needsText() && text().isBlank());
        note(missing, Missing.PLACEHOLDER, needsText() && Template.isUnfilled(text()));
        note(missing, Missing.LENGTH, restricting().isPresent() && !isLengthWhole());
        note(missing, Missing.TIME, has(Action.FOLLOW_UP) && waitUntil == null);
        return missing;
    }

    private static void note(Set<Missing> missing, Missing what, boolean lacks) {
        if (lacks) {
            missing.add(what);
        }
    }

    private boolean isLengthWhole() {
        Length chosen = length.value;
        return chosen != null
                && (chosen.lasts() == null ? allowsEndless() : chosen.lasts().isPositive());
    }

    /** The placeholders that the words still hold. */
    List<String> unfilled() {
        return Template.unfilled(text());
    }

    /** The decision as it stands; complete only where nothing is {@link #missing}. */
    DecisionRequest request(long caseId, int version) {
        Length chosen = length.value;
        return new DecisionRequest(
                caseId,
                version,
                actions,
                needsPolicy() ? policy.value : null,
                reason().strip(),
                needsText() ? text().strip() : null,
                needsText() ? template : null,
                restricting().isPresent() && chosen != null ? chosen.lasts() : null,
                comesBack() ? waitUntil : null,
                mayNameColleague() ? colleague : null);
    }

    CasePath path() {
        return path;
    }

    /** The same words for the other path, whose actions are others. */
    DecideDraft movedTo(CasePath other) {
        var moved = new DecideDraft(other);
        if (!Objects.equals(reason.value, reason.proposed)) {
            moved.reason.value = reason.value;
        }
        return moved;
    }

    @Nullable
    String policy() {
        return policy.value;
    }

    void setPolicy(@Nullable String key) {
        policy.value = key;
    }

    String reason() {
        return reason.value == null ? "" : reason.value;
    }

    void setReason(String words) {
        reason.value = words.isBlank() ? null : words;
    }

    String text() {
        return text.value == null ? "" : text.value;
    }

    void setText(String words) {
        text.value = words.isBlank() ? null : words;
    }

    @Nullable
    String template() {
        return template;
    }

    void setTemplate(@Nullable String key) {
        template = key;
    }

    @Nullable
    Length length() {
        return length.value;
    }

    void setLength(@Nullable Length chosen) {
        length.value = chosen;
    }

    @Nullable
    Instant waitUntil() {
        return waitUntil;
    }

    void setWaitUntil(@Nullable Instant time) {
        waitUntil = time;
    }

    @Nullable
    Long colleague() {
        return colleague;
    }

    void setColleague(@Nullable Long accountId) {
        colleague = accountId;
    }
}
