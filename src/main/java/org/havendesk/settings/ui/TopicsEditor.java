package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.settings.Topics;
import org.havendesk.settings.Topics.Topic;
import org.jspecify.annotations.Nullable;

/** The topics, each with its categories. */
class TopicsEditor extends Div implements Editor<Topics> {
    private final Rows<Topic> rows;

    TopicsEditor(List<String> categories) {
        rows = new Rows<>("settings.add.topic", topic -> new TopicRow(topic, categories));
        add(rows);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Topics topics) {
        rows.show(topics.topics());
    }

    @Override
    public Topics value() {
        return new Topics(rows.value());
    }

    private static final class TopicRow extends Div implements Rows.Row<Topic> {
        private final @Nullable Topic before;
        private final TextField name = Fields.line(this, "settings.part.topic");
        private final MultiSelectComboBox<String> categories =
                new MultiSelectComboBox<>(getTranslation("settings.part.categories"));

        TopicRow(@Nullable Topic before, List<String> known) {
            this.before = before;
            addClassName("setting-fields");
            List<String> own = before == null ? List.of() : List.copyOf(before.categories());
            categories.setItems(
                    Stream.concat(known.stream(), own.stream()).distinct().toList());
            categories.setItemLabelGenerator(category -> SettingWords.category(this, category));
            categories.setValue(own);
            categories.addClassName("wide");
            name.setValue(before == null ? "" : before.name());
            add(name, categories);
        }

        @Override
        public Component fields() {
            return this;
        }

        @Override
        public String name() {
            return name.getValue();
        }

        @Override
        public Topic value() {
            String words = name.getValue().strip();
            return new Topic(before == null ? Fields.keyFor(words) : before.key(), words, categories.getValue());
        }
    }
}
