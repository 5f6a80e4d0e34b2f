package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import org.havendesk.care.Protocol.Step;

/** Over to the safeguarding lead, with what they have to know. */
final class CareHandOver extends CareStep {
    private final CareHandOverForm form;

    CareHandOver(CareDesk care, Step step) {
        super(care, step);
        form = new CareHandOverForm(care, words("note", getTranslation("care.hand_over.note")));
        add(box("care-card", form, foot("care.hand_over.send", "handover", this::send, undoHint())));
    }

    private void send() {
        if (form.send(reason())) {
            care.forget(step.key() + "/note");
            goOn();
        }
    }
}
