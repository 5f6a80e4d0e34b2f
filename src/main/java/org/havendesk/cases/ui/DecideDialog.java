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
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Set;
import org.havendesk.cases.Action;
import org.havendesk.kit.Look.Kbd;
import org.havendesk.settings.Policy;

/** The last look at a decision: rule, reason, the words that go out, and what will happen. Writes into the draft. */
final class DecideDialog extends Dialog {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TEXT = 2000;

    private final CaseDesk desk;
    private final DecideDraft draft;
    private final DecideActions actions;
    private final Span noAction = text("", "small", "late", "only-mobile");
    private final Select<Policy> rule = new Select<>();
    private final TextArea reason = new TextArea();
    private final TextArea words = new TextArea();
    private final Span preview = text("");

    DecideDialog(CaseDesk desk, Runnable toggled) {
        this.desk = desk;
        this.draft = desk.draft();
        actions = new DecideActions(desk, () -> {
            toggled.run();
            sync();
        });
        actions.addClassName("only-mobile");
        addClassNames("reason-dialog", "decide-dialog");
        prepareRule();
        prepareReason();
        prepareWords();
        add(box("dialog-body", actions, noAction, rule, reason, words, previewLine()));
        var decide = new Button(getTranslation("case.decide.confirm"), event -> confirm());
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        decide.setSuffixComponent(new Kbd("Ctrl ↵"));
        decide.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this).resetFocusOnActiveElement();
        var cancel = new Button(getTranslation("reason.cancel"), event -> close());
        cancel.addClassName("tall");
        decide.addClassName("tall");
        getFooter().add(cancel, decide);
        sync();
    }

    private void prepareRule() {
        rule.setLabel(getTranslation("case.decide.rule"));
        rule.setPlaceholder(getTranslation("case.decide.rule.choose"));
        rule.setItemLabelGenerator(Policy::name);
        rule.setErrorMessage(getTranslation("case.decide.rule.missing"));
        rule.setVisible(draft.needsPolicy());
        if (draft.needsPolicy()) {
            rule.setItems(desk.policies());
            rule.getListDataView()
                    .getItems()
                    .filter(policy -> policy.key().equals(draft.policy()))
                    .findFirst()
                    .ifPresent(rule::setValue);
        }
        rule.addValueChangeListener(event -> {
            draft.setPolicy(event.getValue() == null ? null : event.getValue().key());
            rule.setInvalid(false);
        });
    }

    private void prepareReason() {
        reason.setLabel(getTranslation("case.decide.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(getTranslation("case.decide.reason.missing"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setMinRows(2);
        reason.setManualValidation(true);
        reason.setAutofocus(true);
        reason.setValue(draft.reason());
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.addValueChangeListener(event -> {
            draft.setReason(event.getValue());
            reason.setInvalid(false);
        });
    }

    private void prepareWords() {
        words.setRequiredIndicatorVisible(true);
        words.setErrorMessage(getTranslation("case.decide.text.missing"));
        words.setMaxLength(LONGEST_TEXT);
        words.setMinRows(3);
        words.setManualValidation(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(event -> {
            draft.setText(event.getValue());
            words.setInvalid(false);
        });
    }

    private Div previewLine() {
        var line = box("row preview", icon("info"), preview);
        line.getElement().setAttribute("aria-live", "polite");
        return line;
    }

    /** Follows the chosen actions: title, the field for the words, what will happen. */
    private void sync() {
        actions.sync();
        Set<Action> chosen = draft.actions();
        setHeaderTitle(
                chosen.isEmpty()
                        ? getTranslation("case.decide.title.none")
                        : getTranslation("case.decide.title", CaseWords.actions(this, chosen)));
        preview.setText(
                chosen.isEmpty()
                        ? getTranslation("case.decide.choose")
                        : CaseWords.effect(this, "preview", chosen, desk.file()));
        words.setVisible(draft.needsText());
        chosen.stream().filter(Action::needsText).findFirst().ifPresent(this::proposeWords);
        noAction.setText("");
    }

    private void proposeWords(Action action) {
        String subject = CaseWords.subject(this, desk.file().row());
        words.setLabel(getTranslation("case.decide.text." + action.key(), subject));
        words.setHelperText(
                getTranslation(action.tellsMember() ? "case.decide.text.member" : "case.decide.text.colleague"));
        draft.propose(getTranslation("case.notice." + action.key()));
        words.setValue(draft.text());
    }

    private void confirm() {
        Set<DecideDraft.Missing> missing = draft.missing();
        if (!missing.isEmpty()) {
            noAction.setText(missing.contains(DecideDraft.Missing.ACTION) ? getTranslation("case.decide.choose") : "");
            rule.setInvalid(missing.contains(DecideDraft.Missing.POLICY));
            reason.setInvalid(missing.contains(DecideDraft.Missing.REASON));
            words.setInvalid(missing.contains(DecideDraft.Missing.TEXT));
            return;
        }
        close();
        desk.decide();
    }
}
