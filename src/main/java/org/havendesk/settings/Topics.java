package org.havendesk.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The topics that somebody may leave to colleagues, each a set of categories. */
public record Topics(List<Topic> topics) {

    public record Topic(String key, String name, Set<String> categories) {
        public Topic {
            categories = Collections.unmodifiableSet(new TreeSet<>(categories));
            if (key.isBlank() || name.isBlank()) {
                throw new InvalidSetting("topic-name", key);
            }
            if (categories.isEmpty()) {
                throw new InvalidSetting("topic-empty", name);
            }
        }
    }

    public Topics {
        topics = List.copyOf(topics);
        Set<String> keys = new HashSet<>();
        Map<String, Topic> known = new HashMap<>();
        for (Topic topic : topics) {
            if (!keys.add(topic.key())) {
                throw new InvalidSetting("topic-twice", topic.name());
            }
            for (String category : topic.categories()) {
                refuseTwice(category, known.put(category, topic), topic);
            }
        }
    }

    private static void refuseTwice(String category, @Nullable Topic first, Topic second) {
        if (first != null) {
            throw new InvalidSetting(
                    "topic-category", new InvalidSetting.Category(category), first.name(), second.name());
        }
    }

    /** The key of the topic of this category, or null. */
    public @Nullable String of(String category) {
        return topics.stream()
                .filter(t -> t.categories().contains(category))
                .map(Topic::key)
                .findFirst()
                .orElse(null);
    }
}
