package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.CaseFile.Note;
import org.havendesk.cases.Notes;

/** What colleagues noted about the subject, and a place for the next note. What is being typed outlives every redrawing. */
final class CasePanelNotes extends Div {
    private final CaseDesk desk;
    private final Notes notes;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.notes"));
    private final Div lines = box("details-body");
    private final TextArea words = new TextArea();
    private final Button save = new Button(getTranslation("case.note.save"), event -> save());
    private final Div place;
    private List<Note> shown = List.of();

    CasePanelNotes(CaseDesk desk, Notes notes) {
        this.desk = desk;
        this.notes = notes;
        words.setAriaLabel(getTranslation("case.note.label"));
        words.setPlaceholder(getTranslation("case.note.label"));
        words.setMaxLength(Notes.LONGEST);
        words.setMinRows(1);
        words.setValueChangeMode(ValueChangeMode.EAGER);
        words.addValueChangeListener(event -> offerToSave());
        save.addClassName("small-button");
        place = box(
                "note-place",
                words,
                box("row note-acts", save, text(getTranslation("case.note.who"), "small", "quiet")));
        section.show(0, Stream.of(lines, place));
        offerToSave();
        add(section);
    }

    void show() {
        List<Note> now = desk.file().notes();
        section.count(now.size());
        if (!now.equals(shown)) {
            shown = now;
            lines.removeAll();
            lines.add(now.stream().map(this::line).toList());
        }
        lines.setVisible(!now.isEmpty());
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Component line(Note note) {
        var foot = box(
                "row small quiet note-foot",
                text(getTranslation("case.note.by", note.who(), desk.times().brief(note.at()))));
        if (note.yours()) {
            var withdraw = new Button(getTranslation("case.note.withdraw"), event -> withdraw(note));
            withdraw.addThemeVariants(ButtonVariant.TERTIARY);
            withdraw.addClassNames("small-button", "link-button");
            foot.add(withdraw);
        }
        String said = note.words() == null ? getTranslation("case.note.unreadable") : note.words();
        return box("subject-note", text(said, "words"), foot);
    }

    private void save() {
        if (!words.isEmpty() && !words.getValue().isBlank()) {
            notes.add(desk.caseId(), words.getValue(), desk.person());
            words.clear();
            desk.refresh();
        }
    }

    private void withdraw(Note note) {
        notes.withdraw(note.noteId(), desk.person());
        desk.refresh();
    }

    private void offerToSave() {
        place.getChildren()
                .skip(1)
                .forEach(acts -> acts.setVisible(!words.getValue().isBlank()));
    }
}
