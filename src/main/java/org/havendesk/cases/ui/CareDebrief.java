package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.CareRun.StepRun;

/** A moment for the one who helped. Only that it was taken is kept. */
final class CareDebrief extends CareStep {
    private static final String TAKEN = "done";

    CareDebrief(CareDesk care, Step step) {
        super(care, step);
        var list = new UnorderedList();
        list.addClassName("care-list");
        for (String line : new String[] {"talk", "pause", "hand"}) {
            list.add(new ListItem(icon("cup"), text(getTranslation("care.debrief." + line))));
        }
        var hint = text(getTranslation("care.debrief.hint"));
        add(box("care-card", list, foot("care.debrief.done", "check", this::done, hint)));
    }

    private void done() {
        if (care.answer(step.key(), StepRun.WHOLE, TAKEN)) {
            goOn();
        }
    }
}
