package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes in words: where, what it was, what it becomes. */
public class ChangeList extends UnorderedList {

    /**
     * One difference, in words as a person reads them.
     *
     * @param before null where it is new
     * @param after null where it is gone
     */
    public record Line(
            String where, @Nullable String before, @Nullable String after) {

        /**
         * A line whose parts go by the bundle's {@code <names><part>}; what people named themselves stays as it is.
         *
         * @param path from the outside in
         */
        public static Line of(
                Component page, String names, List<String> path, @Nullable String before, @Nullable String after) {
            String where = path.stream()
                    .map(part -> Phrase.find(page, names + part).orElse(part.replace('_', ' ')))
                    .collect(Collectors.joining(" · "));
            return new Line(where, value(page, before), value(page, after));
        }

        private static @Nullable String value(Component page, @Nullable String value) {
            return value != null && YES_OR_NO.contains(value) ? page.getTranslation("change." + value) : value;
        }
    }

    private static final List<String> YES_OR_NO = List.of("true", "false");

    @Tag("del")
    private static final class Was extends HtmlContainer {}

    @Tag("ins")
    private static final class Becomes extends HtmlContainer {}

    public ChangeList(List<Line> lines) {
        addClassName("change-list");
        lines.forEach(line -> add(new ListItem(text(line.where(), "strong"), words(line))));
    }

    private Div words(Line line) {
        if (line.before() == null) {
            return box("words", text(getTranslation("change.new") + " "), becomes(line.after()));
        }
        return line.after() == null
                ? box("words", text(getTranslation("change.gone") + " "), was(line.before()))
                : box("words", was(line.before()), text(" → "), becomes(line.after()));
    }

    private static Was was(String words) {
        var was = new Was();
        was.setText(words);
        return was;
    }

    private static Becomes becomes(@Nullable String words) {
        var becomes = new Becomes();
        becomes.setText(words);
        return becomes;
    }
}
