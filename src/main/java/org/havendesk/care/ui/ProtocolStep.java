package org.havendesk.care.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.care.ui.ProtocolDraft.ChoiceDraft;
import org.havendesk.care.ui.ProtocolDraft.QuestionDraft;
import org.havendesk.care.ui.ProtocolDraft.StepDraft;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** The form of one step. Writes into the draft. */
final class ProtocolStep extends ListItem {
    private static final int LONGEST = 120;

    private final ProtocolDraft draft;
    private final StepDraft step;
    private final Runnable redraw;
    private final Div questions = box("care-questions");

    /** @param redraw runs when steps came, went or changed places */
    ProtocolStep(ProtocolDraft draft, StepDraft step, int number, Runnable redraw) {
        this.draft = draft;
        this.step = step;
        this.redraw = redraw;
        addClassName("care-line");
        var title = new H2(getTranslation("protocol.step", number, step.name));
        var name = field("protocol.name", step.name, value -> step.name = value);
        name.addValueChangeListener(event -> title.setText(getTranslation("protocol.step", number, event.getValue())));
        var required = new Checkbox(getTranslation("protocol.required"), step.required);
        required.addValueChangeListener(event -> step.required = event.getValue());
        add(
                box("row between", title, acts()),
                box("care-pair", name, field("protocol.hint", step.hint, value -> step.hint = value)),
                box("care-pair", kind(), required),
                questions);
        drawQuestions();
    }

    private Select<StepKind> kind() {
        var kind = new Select<StepKind>();
        kind.setLabel(getTranslation("protocol.kind"));
        kind.setItems(StepKind.values());
        kind.setItemLabelGenerator(k -> getTranslation("protocol.kind." + k.key()));
        kind.setValue(step.kind);
        kind.addValueChangeListener(event -> {
            step.kind = event.getValue();
            drawQuestions();
        });
        return kind;
    }

    private Div acts() {
        return box(
                "row half",
                act("up", "protocol.up", step.name, () -> {
                    draft.move(step, -1);
                    redraw.run();
                }),
                act("down", "protocol.down", step.name, () -> {
                    draft.move(step, 1);
                    redraw.run();
                }),
                act("trash", "protocol.remove", step.name, () -> {
                    draft.steps.remove(step);
                    redraw.run();
                }));
    }

    private void drawQuestions() {
        questions.removeAll();
        questions.setVisible(step.kind == StepKind.QUESTIONS);
        step.questions.forEach(question -> questions.add(question(question)));
        var add = button(getTranslation("protocol.question.add"), "plus", null, "small-button");
        add.addClickListener(event -> {
            step.addQuestion();
            drawQuestions();
        });
        questions.add(box("row", add));
    }

    private Div question(QuestionDraft question) {
        var head = box(
                "care-choice",
                field("protocol.question", question.name, value -> question.name = value),
                act("trash", "protocol.question.remove", question.name, () -> {
                    step.questions.remove(question);
                    drawQuestions();
                }));
        var form = box("care-line", head);
        question.choices.forEach(choice -> form.add(choice(question, choice)));
        var add = button(getTranslation("protocol.choice.add"), "plus", null, "small-button", "quiet-button");
        add.addClickListener(event -> {
            question.addChoice();
            drawQuestions();
        });
        form.add(box(
                "row",
                add,
                text(question.choices.isEmpty() ? getTranslation("protocol.choice.none") : "", "small", "quiet")));
        return form;
    }

    private Div choice(QuestionDraft question, ChoiceDraft choice) {
        var tier = new Select<@Nullable Tier>();
        tier.setLabel(getTranslation("protocol.tier"));
        tier.setEmptySelectionAllowed(true);
        tier.setEmptySelectionCaption(getTranslation("protocol.tier.none"));
        tier.setItems(Tier.values());
        tier.setItemLabelGenerator(
                t -> t == null ? getTranslation("protocol.tier.none") : getTranslation("tier." + t.key()));
        tier.setValue(choice.tier);
        tier.addValueChangeListener(event -> choice.tier = event.getValue());
        return box(
                "care-choice",
                field("protocol.choice", choice.name, value -> choice.name = value),
                tier,
                act("x", "protocol.choice.remove", choice.name, () -> {
                    question.choices.remove(choice);
                    drawQuestions();
                }));
    }

    private TextField field(String label, String value, java.util.function.Consumer<String> change) {
        var field = new TextField(getTranslation(label));
        field.setMaxLength(LONGEST);
        field.setValue(value);
        field.addValueChangeListener(event -> change.accept(event.getValue()));
        return field;
    }

    private Button act(String icon, String label, String name, Runnable run) {
        var act = new Button(icon(icon), event -> run.run());
        act.setAriaLabel(getTranslation(label, name));
        act.addThemeVariants(ButtonVariant.TERTIARY);
        return act;
    }
}
