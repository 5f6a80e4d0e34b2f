package org.havendesk.team.ui;

import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;
import org.havendesk.team.TeamPeriod;
import org.jspecify.annotations.Nullable;

/** The team page's title, and below it which weeks are shown and their file. */
final class TeamBar extends Div {
    private final H1 title = new H1();
    private final Span asOf = text("", "quiet", "only-desktop");
    private final Select<Integer> weeks = new Select<>();
    private final Button before = new Button(icon("left"));
    private final Button after = new Button(icon("right"));
    private final Span range = text("", "strong");
    private final Anchor csv = new Anchor("export/team.csv");
    private final Consumer<TeamPeriod> choose;
    private @Nullable TeamPeriod period;

    /** @param choose shows another period */
    TeamBar(Consumer<TeamPeriod> choose) {
        this.choose = choose;
        addClassName("team-bar");
        weeks.setItems(TeamPeriod.CHOICES);
        weeks.setItemLabelGenerator(n -> getTranslation("team.weeks", n));
        weeks.setAriaLabel(getTranslation("team.weeks.label"));
        weeks.addValueChangeListener(event -> {
            if (event.isFromClient() && period != null) {
                choose.accept(period.withWeeks(event.getValue()));
            }
        });
        before.setAriaLabel(getTranslation("team.before"));
        before.addClickListener(event -> move(-1));
        after.setAriaLabel(getTranslation("team.after"));
        after.addClickListener(event -> move(1));
        csv.addClassNames("row", "strong", "push");
        csv.add(icon("download"), text(getTranslation("team.csv")));
        csv.getElement().setAttribute("router-ignore", true).setAttribute("download", "team.csv");
        add(before, range, after, weeks, csv);
    }

    Component[] navbar() {
        title.setText(getTranslation("team.title"));
        return new Component[] {title, asOf};
    }

    void show(TeamAddress address, String at) {
        period = address.period();
        weeks.setValue(period.weeks());
        after.setEnabled(!period.isNow(address.today()));
        range.setText(getTranslation(
                "team.range",
                TeamWords.week(period.mondays().getFirst(), address.today()),
                TeamWords.week(period.last().plusDays(6), address.today())));
        csv.setHref(address.file());
        asOf.setText(at);
    }

    private void move(int periods) {
        if (period != null) {
            choose.accept(period.moved(periods));
        }
    }
}
