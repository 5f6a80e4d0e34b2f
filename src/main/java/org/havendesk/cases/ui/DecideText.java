package org.havendesk.cases.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havendesk.cases.Action;
import org.havendesk.cases.ui.DecideDraft.Length;
import org.havendesk.cases.ui.DecideDraft.Missing;
import org.havendesk.settings.Policy;
import org.havendesk.settings.Template;
import org.jspecify.annotations.Nullable;

/** The words that go out: begun from a template of the team, then the moderator's own. */
final class DecideText extends Div {
    private static final int LONGEST = 2000;

    private final CaseDesk desk;
    private final DecideDraft draft;
    private final Select<Template> template = new Select<>();
    private final TextArea words = new TextArea();
    private @Nullable Action speaking;

    DecideText(CaseDesk desk) {
        this.desk = desk;
        this.draft = desk.draft();
        addClassName("decide-text");
        template.setLabel(getTranslation("case.decide.template"));
        template.setItemLabelGenerator(this::label);
        template.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                begin(event.getValue());
            }
        });
        words.setRequiredIndicatorVisible(true);
        words.setMaxLength(LONGEST);
        words.setMinRows(3);
        words.setManualValidation(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(event -> {
            draft.setText(event.getValue());
            words.setInvalid(false);
            if (event.isFromClient()) {
                desk.keepDraft();
            }
        });
        add(template, words);
    }

    /** Follows the chosen action, and fills in what is known by now. */
    void sync() {
        Action action = draft.speaking().orElse(null);
        setVisible(action != null);
        if (action == null) {
            return;
        }
        if (action != speaking) {
            speaking = action;
            offer(action);
        }
        String fallback = CaseWords.orElse(this, "case.notice." + action.key(), "");
        draft.propose(
                template.getValue() == null ? fallback : template.getValue().fill(known()));
        words.setValue(draft.text());
    }

    void show(Set<Missing> missing) {
        boolean holds = missing.contains(Missing.PLACEHOLDER);
        words.setErrorMessage(
                holds
                        ? getTranslation("case.decide.text.unfilled", "{" + String.join("}, {", draft.unfilled()) + "}")
                        : getTranslation("case.decide.text.missing"));
        words.setInvalid(holds || missing.contains(Missing.TEXT));
    }

    private void offer(Action action) {
        List<Template> templates = desk.templates(action);
        template.setItems(templates);
        template.setVisible(!templates.isEmpty());
        templates.stream()
                .filter(each -> each.key().equals(draft.template()))
                .findFirst()
                .or(() -> templates.stream().findFirst())
                .ifPresentOrElse(
                        each -> {
                            template.setValue(each);
                            draft.setTemplate(each.key());
                        },
                        () -> draft.setTemplate(null));
        words.setLabel(getTranslation(
                action.tellsMember() ? "case.decide.text.to" : "case.decide.text.hand_over",
                CaseWords.subject(this, desk.file().row())));
        words.setHelperText(
                getTranslation(action.tellsMember() ? "case.decide.text.member" : "case.decide.text.colleague"));
    }

    /** Whoever chooses a template wants its words, also in place of what they wrote. */
    private void begin(Template chosen) {
        draft.setTemplate(chosen.key());
        draft.setText("");
        sync();
    }

    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        known.put("community", desk.community());
        desk.policies().stream()
                .filter(policy ->
                        policy.key().equals(draft.policy()) && !policy.key().equals(Policy.NONE))
                .findFirst()
                .ifPresent(policy -> known.put("rule", policy.name()));
        if (desk.file().row().roomName() != null) {
            known.put("room", desk.file().row().roomName());
        }
        Length length = draft.restricting().isPresent() ? draft.length() : null;
        if (length != null) {
            known.put("until", until(length));
        }
        return known;
    }

    private String until(Length length) {
        if (length.lasts() == null) {
            return getTranslation("case.decide.until.lifted");
        }
        Instant end = desk.times().now().plus(length.lasts());
        return desk.times().exact(end);
    }

    private String label(Template each) {
        String language = Locale.forLanguageTag(each.language()).getDisplayLanguage(Locale.ENGLISH);
        return getTranslation("case.decide.template.line", each.name(), language);
    }
}
