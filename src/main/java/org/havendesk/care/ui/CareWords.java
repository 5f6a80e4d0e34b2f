package org.havendesk.care.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.havendesk.kit.ChangeList.Line;
import org.havendesk.settings.Change;

/** What changes in the protocol or the helplines, in words. */
final class CareWords {
    private CareWords() {}

    /** Inner keys are nobody's business. */
    static List<Line> lines(Component page, List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.path().getLast().equals("key"))
                .map(change -> Line.of(page, "care.part.", change.path(), change.before(), change.after()))
                .toList();
    }
}
