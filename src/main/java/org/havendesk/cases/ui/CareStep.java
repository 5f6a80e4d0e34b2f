package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.CareRun.StepRun;
import org.havendesk.kit.ReasonDialog;

/** One step in the middle of the page: what it asks, the form for it, and "not needed". */
abstract class CareStep extends Div {
    private static final int LONGEST_TEXT = 2000;

    final CareDesk care;
    final Step step;
    private final Div state = box("care-state");

    CareStep(CareDesk care, Step step) {
        this.care = care;
        this.step = step;
        addClassName("care-step");
        String kind = step.kind().key();
        var sentence = new Paragraph(getTranslation("care.step." + kind + ".sentence"));
        sentence.addClassName("quiet");
        add(box("care-head", new H2(getTranslation("care.step." + kind + ".title")), sentence), state);
    }

    static CareStep of(CareDesk care, Step step) {
        return switch (step.kind()) {
            case QUESTIONS -> new CareQuestions(care, step);
            case MESSAGE -> new CareContact(care, step);
            case RESOURCES -> new CareResources(care, step);
            case HAND_OVER -> new CareHandOver(care, step);
            case TEXT -> new CareDocument(care, step);
            case FOLLOW_UP -> new CareFollowUp(care, step);
            case DEBRIEF -> new CareDebrief(care, step);
        };
    }

    /** Follows the case; what is typed stays. */
    final void show() {
        setEnabled(care.isYours());
        state.removeAll();
        run().last().filter(last -> run().isAnswered()).ifPresent(last -> {
            String at = care.desk().times().exact(last.at());
            String key = run().notNeeded() == null ? "care.answered" : "care.answered.not_needed";
            state.add(box(
                    "row small quiet",
                    icon("check"),
                    text(getTranslation(key, last.who(), at, last.words()), "words")));
        });
        follow();
    }

    /** Follows the case in what is special to this kind of step. */
    void follow() {}

    StepRun run() {
        return care.run().step(step.key()).orElseThrow();
    }

    void goOn() {
        care.way().onFrom(step.key());
    }

    /** The last line of a form: what happens to the message, "Not needed", and the act itself. */
    Component foot(String act, String icon, Runnable run, Component... hint) {
        var go = button(getTranslation(act), icon, null, "tall");
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickListener(event -> run.run());
        return box("row care-foot", box("grow small quiet", hint), notNeeded(), go);
    }

    Component undoHint() {
        return box("row half", icon("undo"), text(getTranslation("care.undo")));
    }

    Button notNeeded() {
        var not = new Button(getTranslation("care.not_needed"), event -> askWhyNot());
        not.addThemeVariants(ButtonVariant.TERTIARY);
        not.addClassName("tall");
        return not;
    }

    /** A field for words of somebody, kept while the page is open. */
    TextArea words(String field, String label) {
        var area = new TextArea(label);
        String key = step.key() + "/" + field;
        area.setRequiredIndicatorVisible(true);
        area.setManualValidation(true);
        area.setErrorMessage(getTranslation("care.words.missing"));
        area.setMaxLength(LONGEST_TEXT);
        area.setMinRows(3);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.addClassName("care-words");
        care.typed(key).ifPresent(area::setValue);
        area.addValueChangeListener(event -> {
            care.type(key, event.getValue());
            area.setInvalid(false);
        });
        return area;
    }

    /** The reason that a decision from this step carries in the ledger. */
    String reason() {
        return getTranslation("care.reason", step.name());
    }

    String subject() {
        return CaseWords.subject(this, care.desk().file().row());
    }

    private void askWhyNot() {
        String title = getTranslation("care.not_needed.title", step.name());
        new ReasonDialog(
                        title,
                        getTranslation("care.not_needed.sentence"),
                        getTranslation("care.not_needed.confirm"),
                        why -> {
                            if (care.notNeeded(step.key(), why)) {
                                goOn();
                            }
                        })
                .open();
    }
}
