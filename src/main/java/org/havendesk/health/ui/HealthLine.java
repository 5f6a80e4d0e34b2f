package org.havendesk.health.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import org.havendesk.health.Line;
import org.havendesk.health.State;
import org.jspecify.annotations.Nullable;

/** One line of the page. What did not change stays as it is, and with it the focus of whoever is on it. */
class HealthLine extends ListItem {
    private final HealthWords words;
    private @Nullable Line shown;

    HealthLine(HealthWords words) {
        this.words = words;
        addClassName("health-line");
    }

    void show(Line line) {
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        removeAll();
        var told = box("health-words", text(words.title(line), "strong"), new Paragraph(words.finding(line)));
        if (line.advice() != null) {
            told.add(advice(line));
        }
        add(badge(getTranslation("health.state." + line.state().key()), icon(line.state()), look(line.state())), told);
    }

    private Paragraph advice(Line line) {
        var advice = new Paragraph(words.advice(line));
        advice.addClassName("health-advice");
        if (line.page() != null) {
            var link = new Anchor(line.page(), getTranslation("health.page." + line.page()));
            link.getElement().setAttribute("router-link", true);
            advice.add(text(" "), link);
        }
        return advice;
    }

    static String icon(State state) {
        return switch (state) {
            case FINE -> "checkcircle";
            case LOOK -> "eye";
            case ACT -> "triangle";
        };
    }

    static String look(State state) {
        return switch (state) {
            case FINE -> "good";
            case LOOK -> "care";
            case ACT -> "late";
        };
    }
}
