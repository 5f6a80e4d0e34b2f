package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.TimeLeft;
import org.havendesk.settings.CasePath;

/** The facts about a case that stand in the title bar, and on phones under it. */
final class CaseFacts {
    private CaseFacts() {}

    /** When it is due, or how long ago it was; nothing for a closed case. */
    static Span due(Component part, CaseDesk desk, String... classes) {
        QueueRow row = desk.file().row();
        String left = TimeLeft.of(row.left()).in(part);
        var due = row.isOverdue()
                ? group("row half late strong nowrap", icon("late"), text(left))
                : group("row half quiet nowrap", icon("clock"), text(left));
        due.addClassNames(classes);
        due.setVisible(desk.standing().isOpen());
        return due;
    }

    static Span path(Component part, QueueRow row, String... classes) {
        String words =
                part.getTranslation("path." + row.path().key()) + " · " + CaseWords.category(part, row.category());
        var path = group("path", icon(row.path() == CasePath.CARE ? "heart" : "scale"), text(words, "cut"));
        path.addClassNames(classes);
        return path;
    }
}
