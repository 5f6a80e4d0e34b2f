package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.havendesk.insights.Dashboard;
import org.havendesk.release.Histogram;
import org.havendesk.release.SpentBudget;

/** What the figures of the quarter have cost each member of the limit, and what that means. */
final class BudgetCard extends Section {
    private static final int LIMIT = 1000;

    BudgetCard(Dashboard dashboard) {
        addClassNames("insight-card", "budget-card");
        getElement().setAttribute("aria-label", getTranslation("insights.budget"));
        var spent = dashboard.calendar().spent(dashboard.release().start()).orElse(null);
        int thousandths = spent == null ? 0 : spent.thousandths();
        var bar = new ProgressBar(0, LIMIT, Math.min(LIMIT, thousandths));
        bar.getElement().setAttribute("aria-hidden", "true"); // the words above say it
        add(
                box(
                        "insight-head",
                        new H2(getTranslation("insights.budget")),
                        text(
                                spent == null
                                        ? ""
                                        : getTranslation(
                                                "insights.budget.quarter",
                                                quarter(spent),
                                                Integer.toString(spent.quarter().getYear())),
                                "small",
                                "quiet")),
                group("row", text(amount(thousandths), "figure"), text(getTranslation("insights.budget.of"), "quiet")),
                bar);
        if (spent != null) {
            add(parts(spent));
        }
        add(
                paragraph(getTranslation("insights.budget.spent"), "small", "quiet"),
                paragraph(getTranslation("insights.budget.guess"), "budget-guess"),
                method());
    }

    private UnorderedList parts(SpentBudget spent) {
        Map<Histogram, Integer> sums = new TreeMap<>();
        spent.charges()
                .forEach(charge -> sums.merge(
                        charge.histogram(),
                        Math.toIntExact(Math.round(charge.epsilon().value() * LIMIT)),
                        Integer::sum));
        var list = new UnorderedList();
        list.addClassNames("plain-list", "budget-parts");
        sums.forEach((histogram, sum) -> list.add(
                new ListItem(text(getTranslation("insights.budget." + histogram.key())), text(amount(sum), "strong"))));
        return list;
    }

    private Anchor method() {
        var link = new Anchor(MethodView.PATH, getTranslation("insights.method"));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("standalone");
        return link;
    }

    private String quarter(SpentBudget spent) {
        return getTranslation("insights.budget.quarter." + (spent.quarter().getMonthValue() + 2) / 3);
    }

    private static Paragraph paragraph(String words, String... classes) {
        var paragraph = new Paragraph(words);
        paragraph.addClassNames(classes);
        return paragraph;
    }

    private static String amount(int thousandths) {
        return String.format(Locale.ENGLISH, "%.2f", thousandths / 1000.);
    }
}
