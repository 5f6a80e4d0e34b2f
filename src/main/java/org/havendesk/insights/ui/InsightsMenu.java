package org.havendesk.insights.ui;

import java.util.List;
import java.util.stream.Stream;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.insights.InsightsPage;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The dashboards in the main navigation, for program leads. */
@Component
class InsightsMenu implements MenuEntries {
    private static final int FIRST = 200;
    private static final String ABOUT = "insights.about";

    private final CurrentPerson current;

    InsightsMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(person -> person.has(Roles.LEAD)).isPresent()
                ? Stream.concat(Stream.of(InsightsPage.values()).map(InsightsMenu::entry), Stream.of(method()))
                        .toList()
                : List.of();
    }

    private static Entry entry(InsightsPage page) {
        String path = InsightsView.PATH + page.key();
        return new Entry(
                "insights.page." + page.key(), InsightsView.icons().get(page), path, path, FIRST + page.ordinal());
    }

    private static Entry method() {
        return new Entry(
                "insights.method",
                "info",
                MethodView.PATH,
                MethodView.PATH,
                FIRST + InsightsPage.values().length,
                ABOUT);
    }
}
