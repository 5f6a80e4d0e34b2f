package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.havendesk.insights.Dashboard;
import org.havendesk.insights.InsightsAddress;
import org.havendesk.release.Cohort;
import org.havendesk.release.PublishedRelease;
import org.jspecify.annotations.Nullable;

/** The title of a dashboard, whose figures and of which period it shows, and the file of all of them. */
final class InsightsBar {
    private final H1 title = new H1();
    private final Select<Cohort> programs = new Select<>();
    private final Select<PublishedRelease> periods = new Select<>();
    private final Button before = new Button(icon("left"));
    private final Button after = new Button(icon("right"));
    private final Anchor csv = new Anchor("export/published.csv");
    private final Div controls = box("insights-controls", programs, box("period", before, periods, after), csv);
    private final Consumer<InsightsAddress> go;
    private @Nullable Dashboard shown;

    /** @param go shows another address */
    InsightsBar(Consumer<InsightsAddress> go) {
        this.go = go;
        var words = new Words(title);
        programs.setItemLabelGenerator(words::cohort);
        programs.addValueChangeListener(event -> {
            if (event.isFromClient() && shown != null) {
                go.accept(shown.address().with(event.getValue()));
            }
        });
        periods.setItemLabelGenerator(words::choice);
        periods.addValueChangeListener(event -> {
            if (event.isFromClient() && shown != null) {
                go.accept(shown.address().withPeriod(event.getValue()));
            }
        });
        before.addClickListener(event -> move(-1));
        after.addClickListener(event -> move(1));
        csv.getElement().setAttribute("router-ignore", true).setAttribute("download", "published.csv");
        csv.addClassName("download");
    }

    Component[] navbar() {
        programs.setAriaLabel(title.getTranslation("insights.whose"));
        periods.setAriaLabel(title.getTranslation("insights.period"));
        before.setAriaLabel(title.getTranslation("insights.before"));
        csv.add(icon("download"), text(title.getTranslation("insights.csv"), "csv-words"));
        return new Component[] {title, controls};
    }

    /** Before anything is published there is nothing to choose. */
    void show(String words, @Nullable Dashboard dashboard) {
        shown = dashboard;
        title.setText(words);
        controls.setVisible(dashboard != null);
        if (dashboard == null) {
            return;
        }
        List<Cohort> choices = new java.util.ArrayList<>(dashboard.cohorts());
        if (choices.remove(Cohort.ALL)) {
            choices.addFirst(Cohort.ALL);
        }
        programs.setItems(choices);
        programs.setValue(dashboard.cohort());
        periods.setItems(dashboard.choices().reversed());
        periods.setValue(dashboard.release());
        before.setEnabled(place(dashboard) > 0);
        boolean isLast = place(dashboard) == dashboard.choices().size() - 1;
        after.setEnabled(!isLast);
        after.setAriaLabel(title.getTranslation(isLast ? "insights.after.none" : "insights.after"));
    }

    private void move(int step) {
        if (shown != null) {
            int to = place(shown) + step;
            if (to >= 0 && to < shown.choices().size()) {
                go.accept(shown.address().withPeriod(shown.choices().get(to)));
            }
        }
    }

    private static int place(Dashboard dashboard) {
        return dashboard.choices().indexOf(dashboard.release());
    }
}
