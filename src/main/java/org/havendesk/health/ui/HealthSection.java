package org.havendesk.health.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.health.Line;
import org.havendesk.health.Report;

/** Lines that belong together. */
class HealthSection extends Section {
    private final HealthWords words;
    private final UnorderedList list = new UnorderedList();
    private final List<HealthLine> lines = new ArrayList<>();

    HealthSection(HealthWords words) {
        this.words = words;
        addClassName("health-section");
        list.addClassNames("plain-list", "health-list");
    }

    void show(Report.Section section) {
        if (getChildren().findAny().isEmpty()) {
            add(new H2(getTranslation("health.section." + section.key())), list);
        }
        while (lines.size() > section.lines().size()) {
            list.remove(lines.removeLast());
        }
        while (lines.size() < section.lines().size()) {
            lines.add(new HealthLine(words));
            list.add(lines.getLast());
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = section.lines().get(i);
            lines.get(i).show(line);
        }
    }
}
