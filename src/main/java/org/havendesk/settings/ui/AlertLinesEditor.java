package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.havendesk.settings.AlertLines;
import org.havendesk.settings.AlertLines.Line;
import org.jspecify.annotations.Nullable;

/** The items of questionnaires from which a care case opens. */
class AlertLinesEditor extends Div implements Editor<AlertLines> {
    private final Rows<Line> rows = new Rows<>("settings.add.line", LineRow::new);

    AlertLinesEditor() {
        add(rows);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(AlertLines lines) {
        rows.show(lines.lines());
    }

    @Override
    public AlertLines value() {
        return new AlertLines(rows.value());
    }

    private static final class LineRow extends Div implements Rows.Row<Line> {
        private final TextField instrument = Fields.line(this, "settings.part.instrument");
        private final TextField item = Fields.line(this, "settings.part.item");
        private final IntegerField urgent = Fields.number(this, "settings.part.urgent_from");
        private final IntegerField immediate = Fields.number(this, "settings.part.immediate_from");

        LineRow(@Nullable Line line) {
            addClassName("setting-fields");
            add(instrument, item, urgent, immediate);
            if (line != null) {
                instrument.setValue(line.instrument());
                item.setValue(line.item());
                urgent.setValue(line.urgentFrom());
                immediate.setValue(line.immediateFrom());
            }
        }

        @Override
        public Component fields() {
            return this;
        }

        @Override
        public String name() {
            return instrument.getValue() + " " + item.getValue();
        }

        @Override
        public Line value() {
            return new Line(
                    instrument.getValue().strip(),
                    item.getValue().strip(),
                    Fields.valueOf(urgent),
                    Fields.valueOf(immediate));
        }
    }
}
