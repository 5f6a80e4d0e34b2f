package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import org.havendesk.settings.SortingTable;
import org.havendesk.settings.SortingTable.Rule;
import org.havendesk.settings.SortingTable.Words;

/** What each category means, and which words lead to one. */
class SortingEditor extends Div implements Editor<SortingTable> {
    private final Rows<Words> words;
    private final Rows<Rule> categories = new Rows<>("settings.add.category", SortingRuleRow::new);

    SortingEditor(List<String> known) {
        words = new Rows<>("settings.add.words", entry -> new SortingWordsRow(entry, known));
        add(new H2(getTranslation("settings.sorting.categories")), categories);
        add(new H2(getTranslation("settings.sorting.words")), words);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(SortingTable table) {
        words.show(table.words());
        categories.show(table.categories());
    }

    @Override
    public SortingTable value() {
        List<Rule> rules = categories.value();
        return new SortingTable(words.value(), rules);
    }
}
