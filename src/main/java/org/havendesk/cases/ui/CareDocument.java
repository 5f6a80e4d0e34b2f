package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.textfield.TextArea;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.CareRun.Answer;
import org.havendesk.cases.CareRun.StepRun;

/** What was seen and done, in own words. */
final class CareDocument extends CareStep {
    private final TextArea note;

    CareDocument(CareDesk care, Step step) {
        super(care, step);
        note = words("note", getTranslation("care.document.note"));
        note.setMinRows(6);
        if (care.typed(step.key() + "/note").isEmpty()) {
            Answer written = run().answers().get(StepRun.WHOLE);
            note.setValue(written == null ? "" : written.words());
        }
        var hint = text(getTranslation("care.document.hint"));
        add(box("care-card", note, foot("care.document.save", "arrow", this::save, hint)));
    }

    private void save() {
        note.setInvalid(note.getValue().isBlank());
        if (!note.isInvalid() && care.answer(step.key(), StepRun.WHOLE, note.getValue())) {
            care.forget(step.key() + "/note");
            goOn();
        }
    }
}
