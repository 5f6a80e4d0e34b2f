package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.cases.Action;
import org.havendesk.cases.ui.DecideDraft.Length;
import org.havendesk.cases.ui.DecideDraft.Missing;
import org.havendesk.kit.Look.Kbd;
import org.havendesk.settings.Policy;

/** The last look at a decision: what, rule, the words that go out, why, and what will happen. Writes into the draft. */
final class DecideDialog extends Dialog {
    private final CaseDesk desk;
    private final DecideDraft draft;
    private final DecideActions actions;
    private final Span noAction = text("", "small", "late");
    private final Select<Policy> rule = new Select<>();
    private final DecideLength length;
    private final DecideText words;
    private final DecideWhen when;
    private final DecideReason reason;
    private final Span preview = text("");
    private final Div second = box("row preview", icon("twopeople"), text(getTranslation("case.decide.second")));
    private final Button decide = new Button("", event -> confirm());

    private boolean decided;

    DecideDialog(CaseDesk desk, Runnable toggled) {
        this.desk = desk;
        this.draft = desk.draft();
        actions = new DecideActions(desk, () -> {
            toggled.run();
            sync();
        });
        length = new DecideLength(draft, this::sync);
        words = new DecideText(desk);
        when = new DecideWhen(desk);
        reason = new DecideReason(draft, desk::keepDraft);
        addClassNames("reason-dialog", "decide-dialog");
        prepareRule();
        add(box("dialog-body", actions, noAction, rule, length, words, when, reason, second, previewLine()));
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        decide.setSuffixComponent(new Kbd("Ctrl ↵"));
        decide.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this).resetFocusOnActiveElement();
        var cancel = new Button(getTranslation("reason.cancel"), event -> close());
        cancel.addClassName("tall");
        decide.addClassName("tall");
        getFooter().add(cancel, decide);
        sync();
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                focusFirst();
            } else if (!decided) {
                desk.keepDraft();
            }
        });
    }

    private void prepareRule() {
        rule.setLabel(getTranslation("case.decide.rule"));
        rule.setPlaceholder(getTranslation("case.decide.rule.choose"));
        rule.setItemLabelGenerator(Policy::name);
        rule.setErrorMessage(getTranslation("case.decide.rule.missing"));
        rule.setVisible(draft.needsPolicy());
        if (draft.needsPolicy()) {
            rule.setItems(desk.policies());
        }
        rule.addValueChangeListener(event -> {
            draft.setPolicy(event.getValue() == null ? null : event.getValue().key());
            rule.setInvalid(false);
            words.sync();
        });
    }

    private Div previewLine() {
        var line = box("row preview", icon("info"), preview);
        line.getElement().setAttribute("aria-live", "polite");
        second.getElement().setAttribute("aria-live", "polite");
        return line;
    }

    /** To what comes first: the choice of an action, and then why. */
    private void focusFirst() {
        if (draft.actions().isEmpty()) {
            actions.focusFirst();
        } else if (draft.needsPolicy() && draft.policy() == null) {
            rule.focus();
        } else {
            reason.focus();
        }
    }

    /** Follows what is chosen: title, fields, what will happen. */
    private void sync() {
        actions.sync();
        Set<Action> chosen = draft.actions();
        setHeaderTitle(
                chosen.isEmpty()
                        ? getTranslation("case.decide.title.none")
                        : getTranslation("case.decide.title", CaseWords.actions(this, chosen)));
        syncRule();
        length.sync();
        words.sync();
        when.sync();
        reason.sync();
        preview.setText(chosen.isEmpty() ? getTranslation("case.decide.choose") : preview(chosen));
        second.setVisible(draft.needsSecondPerson());
        decide.setText(getTranslation(draft.needsSecondPerson() ? "case.decide.ask" : "case.decide.confirm"));
        noAction.setText(openSteps().isEmpty() ? "" : getTranslation("case.decide.close.open", openSteps()));
    }

    /** The care steps without which the case cannot close; empty where something else is chosen. */
    private String openSteps() {
        return draft.has(Action.CLOSE)
                ? desk.careSteps().open().stream().map(run -> run.step().name()).collect(Collectors.joining(", "))
                : "";
    }

    private String preview(Set<Action> chosen) {
        Length lasts = draft.restricting().isPresent() ? draft.length() : null;
        String time = lasts == null ? "" : CaseWords.lasting(this, lasts.lasts());
        return CaseWords.effect(this, "preview", chosen, desk.file(), time);
    }

    /** Where nothing is done no rule was broken, unless somebody says otherwise. */
    private void syncRule() {
        if (draft.needsPolicy()) {
            draft.proposePolicy(draft.has(Action.NO_ACTION) ? Policy.NONE : null);
            rule.getListDataView()
                    .getItems()
                    .filter(policy -> policy.key().equals(draft.policy()))
                    .findFirst()
                    .filter(policy -> !Objects.equals(policy, rule.getValue()))
                    .ifPresent(rule::setValue);
            if (draft.policy() == null && rule.getValue() != null) {
                rule.clear();
            }
        }
    }

    private void confirm() {
        if (!openSteps().isEmpty()) {
            return; // the sentence above says which steps are missing
        }
        Set<Missing> missing = draft.missing();
        boolean inTime = when.check();
        if (!missing.isEmpty() || !inTime) {
            noAction.setText(missing.contains(Missing.ACTION) ? getTranslation("case.decide.choose") : "");
            rule.setInvalid(missing.contains(Missing.POLICY));
            length.setInvalid(missing.contains(Missing.LENGTH));
            words.show(missing);
            reason.setInvalid(missing.contains(Missing.REASON));
            return;
        }
        decided = true;
        close();
        desk.decide();
    }
}
