package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import java.util.Optional;
import org.havendesk.release.PublishedCell;
import org.havendesk.release.PublishedCell.Figure;
import org.havendesk.release.PublishedMeasures;

/** One figure in large type, with its range written and drawn. */
final class KeyFigure extends Article {

    /**
     * @param unit what stands after the figure, {@code of 5}
     * @param lowest the ends of the scale that the range is drawn on
     */
    KeyFigure(
            String title,
            Optional<PublishedCell> cell,
            PublishedMeasures measures,
            String unit,
            double lowest,
            double highest,
            String note) {
        addClassNames("insight-card", "key-figure");
        add(new H2(title));
        var words = new Words(this);
        Figure figure = cell.map(PublishedCell::figure).orElse(null);
        if (figure == null) {
            String sentence = cell.map(words::gap).orElseGet(() -> getTranslation("insights.gap.none"));
            add(box("insight-gap", text(sentence, "gap-words")));
        } else {
            PublishedCell found = cell.orElseThrow();
            add(
                    box(
                            "key-words",
                            group("row", text(words.value(found, measures), "figure"), text(unit, "quiet")),
                            text(words.range(found, measures), "quiet")),
                    new Range(
                            share(Words.drawn(found, Words.low(figure)), lowest, highest),
                            share(Words.drawn(found, figure.value()), lowest, highest),
                            share(Words.drawn(found, Words.high(figure)), lowest, highest)));
        }
        add(text(note, "small", "quiet"));
    }

    private static double share(double value, double lowest, double highest) {
        return Math.clamp((value - lowest) / (highest - lowest), 0, 1);
    }
}
