package org.havendesk.settings;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates of messages. */
public record Templates(List<Template> templates) {
    public Templates {
        templates = List.copyOf(templates);
        Set<String> keys = new HashSet<>();
        for (Template template : templates) {
            if (!keys.add(template.key())) {
                throw new InvalidSetting("template-twice", template.name());
            }
        }
    }

    /** What the console sends by itself needs words: {@link InvalidSetting} where a use of that sort has none. */
    void refuseMissing() {
        for (String use : Template.AUTOMATIC) {
            if (templates.stream().noneMatch(template -> template.use().equals(use))) {
                throw new InvalidSetting("template-last", new InvalidSetting.Use(use));
            }
        }
    }

    /** Those of a use: the ones for this category first, then the ones for any, then those for others. */
    public List<Template> of(String use, @Nullable String category) {
        return templates.stream()
                .filter(t -> t.use().equals(use))
                .sorted(Comparator.comparingInt(
                        t -> t.category() == null ? 1 : t.category().equals(category) ? 0 : 2))
                .toList();
    }
}
