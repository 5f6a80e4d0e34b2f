package org.havendesk.day.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import org.havendesk.day.ShiftNotes.Note;

/** What the shifts before left in words. */
class OthersNotes extends DayRows {
    OthersNotes() {
        super("day.others");
    }

    void show(List<Note> notes, DayTimes times) {
        rows.removeAll();
        for (Note note : notes) {
            var item = new ListItem(
                    text(getTranslation("day.others.by", note.author(), times.when(note.at())), "small", "quiet"),
                    text(note.body(), "note-body"));
            item.addClassName("note-item");
            rows.add(item);
        }
        setVisible(!notes.isEmpty());
    }
}
