package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A part of the panel that opens and closes; not there while it has nothing to say. */
final class CasePanelSection extends Details {
    private static final int FEW = 6;

    private final Badge count = badge("", null, "count-badge");
    private final Div body = box("details-body");
    private boolean allowed = true;
    private boolean whole;

    CasePanelSection(String title) {
        setSummary(group("row", new Span(title), count));
        add(body);
        setOpened(true);
    }

    /** @param number stands beside the title; 0 for none */
    void show(int number, Stream<? extends Component> lines) {
        List<Component> content = lines.map(Component.class::cast).toList();
        count(number);
        body.removeAll();
        body.add(content);
        setVisible(allowed && !content.isEmpty());
    }

    /** Changes the number beside the title alone. */
    void count(int number) {
        count.setText(String.valueOf(number));
        count.setVisible(number > 0);
    }

    /** The first few of many lines, and the rest when somebody asks for it; once asked, all of them from then on. */
    <T> void show(int number, List<T> all, Function<List<T>, Stream<? extends Component>> lines) {
        boolean cut = !whole && all.size() > FEW + 1;
        show(number, lines.apply(cut ? all.subList(0, FEW) : all));
        if (cut) {
            var rest = new Button(getTranslation("case.panel.all", all.size()), event -> {
                whole = true;
                show(number, all, lines);
            });
            rest.addClassNames("small-button", "quiet-button");
            body.add(rest);
        }
    }

    /** Whether it may be seen at all. */
    void allow(boolean value) {
        allowed = value;
        setVisible(allowed && body.getComponentCount() > 0);
    }
}
