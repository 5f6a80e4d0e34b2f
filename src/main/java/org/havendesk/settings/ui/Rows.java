package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.havendesk.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;

/** A list of entries that can be edited, added to, taken from, and put in another order. */
class Rows<E> extends Div {

    /** The fields of one entry. */
    interface Row<E> {
        /** The fields; always the same component. */
        Component fields();

        /** What to call it beside its buttons. */
        String name();

        /** What stands in the fields; {@link InvalidSetting} where that cannot be. */
        E value();

        /** Whether somebody may take it out. */
        default boolean canGo() {
            return true;
        }

        /** Shows the fields, where they can be folded away. */
        default void unfold() {}
    }

    private final class Line extends ListItem {
        private final Row<E> row;
        private final Button up = new Button(icon("up"), event -> move(this, -1));
        private final Button down = new Button(icon("down"), event -> move(this, 1));
        private final Button trash = new Button(icon("trash"), event -> takeOut(this));

        Line(Row<E> row) {
            this.row = row;
            addClassName("setting-row");
            name(up, "settings.row.up");
            name(down, "settings.row.down");
            name(trash, "settings.row.remove");
            trash.setVisible(row.canGo());
            add(row.fields(), box("row half setting-row-acts", up, down, trash));
        }

        private void name(Button button, String words) {
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(getTranslation(words, row.name()));
            button.addFocusListener(event -> button.setAriaLabel(getTranslation(words, row.name())));
        }
    }

    private final UnorderedList lines = new UnorderedList();
    private final Function<@Nullable E, Row<E>> maker;
    private final Button more;

    /**
     * @param add the bundle's key of the button that adds one
     * @param maker makes the fields of an entry; of a new one for null
     */
    Rows(String add, Function<@Nullable E, Row<E>> maker) {
        this.maker = maker;
        addClassName("setting-rows");
        more = new Button(getTranslation(add), event -> addNew());
        add(lines, more);
    }

    void show(List<E> entries) {
        lines.removeAll();
        entries.forEach(entry -> lines.add(new Line(maker.apply(entry))));
    }

    /** All entries in their order; {@link InvalidSetting} of the first that cannot be, which is marked. */
    List<E> value() {
        List<E> values = new ArrayList<>();
        lines().forEach(line -> line.removeClassName("bad"));
        for (Line line : lines()) {
            try {
                values.add(line.row.value());
            } catch (InvalidSetting e) {
                line.addClassName("bad");
                line.row.unfold();
                throw e;
            }
        }
        return values;
    }

    private void addNew() {
        var line = new Line(maker.apply(null));
        lines.add(line);
        line.row.unfold();
        line.getElement().executeJs("this.scrollIntoView({block: 'nearest'}); this.querySelector('input')?.focus()");
    }

    private void move(Line line, int by) {
        int position = lines.indexOf(line) + by;
        if (position >= 0 && position < lines.getComponentCount()) {
            lines.remove(line);
            lines.addComponentAtIndex(position, line);
            (by < 0 ? line.up : line.down).focus(); // it went with the row
        }
    }

    /** The keyboard goes on at the row that takes this one's place. */
    private void takeOut(Line line) {
        int position = lines.indexOf(line);
        lines.remove(line);
        if (lines().isEmpty()) {
            more.focus();
        } else {
            Line next = lines().get(Math.min(position, lines().size() - 1));
            (next.row.canGo() ? next.trash : next.up).focus();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Line> lines() {
        return lines.getChildren().map(line -> (Line) line).toList();
    }
}
