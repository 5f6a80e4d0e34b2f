package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.Collectors;
import org.havendesk.insights.ui.FigureTable.Line;
import org.havendesk.kit.Chart;

/** A card with a title, a line on what is counted, and below it a chart with its table or a sentence. */
final class InsightCard extends Section {
    private final String title;

    InsightCard(String title, String what, String... classes) {
        this.title = title;
        addClassName("insight-card");
        addClassNames(classes);
        add(box("insight-head", new H2(title), text(what, "small", "quiet")));
        getElement().setAttribute("aria-label", title);
    }

    /** Figures of the same kind: the table has the figure and its range. */
    InsightCard chart(Chart.Kind kind, Chart.Scale scale, List<Chart.Row> rows) {
        return chart(
                kind,
                scale,
                rows,
                List.of(getTranslation("insights.figure"), getTranslation("insights.its-range")),
                FigureTable.lines(rows));
    }

    InsightCard chart(Chart.Kind kind, Chart.Scale scale, List<Chart.Row> rows, List<String> heads, List<Line> lines) {
        boolean across = kind == Chart.Kind.TREND || kind == Chart.Kind.COLUMNS;
        var chart = new Chart(kind, sentence(rows), scale, rows);
        add(box(across ? "chart-above" : "chart-beside", chart, new FigureTable(title, across, heads, lines)));
        return this;
    }

    /** What the figures mean, or do not. */
    InsightCard note(Component... words) {
        var note = new Paragraph(words);
        note.addClassNames("small", "quiet", "insight-note");
        add(note);
        return this;
    }

    InsightCard note(String words) {
        return note(text(words));
    }

    /** In place of a chart where nothing can be drawn. */
    InsightCard blank(String sentence) {
        add(box("insight-gap", text(sentence, "gap-words")));
        return this;
    }

    private String sentence(List<Chart.Row> rows) {
        String figures = rows.stream()
                .map(row -> row.label() + (row.below() == null ? "" : " " + row.below()) + ": "
                        + (row.gap() == null ? row.words() : row.gap()))
                .collect(Collectors.joining("; "));
        return getTranslation("insights.chart", title, figures);
    }
}
