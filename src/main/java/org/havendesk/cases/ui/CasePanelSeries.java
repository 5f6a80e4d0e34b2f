package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.havendesk.cases.SubjectStep;

/** The subject over all its cases as one line, newest first: risk builds up over a series. */
final class CasePanelSeries extends Div {
    private final CaseDesk desk;
    private final CaseSeriesWords words;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.series"));

    /** @param address of a case's page */
    CasePanelSeries(CaseDesk desk, LongFunction<String> address) {
        this.desk = desk;
        this.words = new CaseSeriesWords(this, desk, address);
        add(section);
    }

    void show() {
        section.show(0, desk.file().series(), this::list);
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Stream<Component> list(List<SubjectStep> steps) {
        if (steps.isEmpty()) {
            return Stream.empty();
        }
        var list = new UnorderedList();
        list.addClassName("timeline");
        steps.forEach(step -> list.add(item(step, list.getComponentCount() == 0)));
        return Stream.of(list);
    }

    private ListItem item(SubjectStep step, boolean newest) {
        var what = new Div(
                box(
                        "row between",
                        text(words.what(step), "strong"),
                        text(words.when(step), "small", "quiet", "nowrap")),
                words.about(step));
        return new ListItem(group(newest ? "dot now" : "dot", icon(CaseSeriesWords.icon(step))), what);
    }
}
