package org.havendesk.care;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a member and a moderator put together for hard hours; a section may be empty, not all. */
public record SafetyPlan(Map<Section, String> sections) {

    /** The parts of a plan, in the order in which they are read. */
    public enum Section {
        WARNING_SIGNS("How I notice that it gets hard"),
        WHAT_I_CAN_DO("What I can do by myself"),
        PEOPLE_AND_PLACES("People and places that take my mind off it"),
        PEOPLE_TO_ASK("People I can ask for help"),
        PROFESSIONALS("Professionals and services I can reach"),
        MAKING_IT_SAFER("How I make the place around me safer");

        private final String heading;

        Section(String heading) {
            this.heading = heading;
        }

        public String key() {
            return name().toLowerCase();
        }
    }

    public SafetyPlan {
        Map<Section, String> filled = new EnumMap<>(Section.class);
        sections.forEach((section, words) -> {
            if (words != null && !words.isBlank()) {
                filled.put(section, words.strip());
            }
        });
        if (filled.isEmpty()) {
            throw new IllegalArgumentException("a safety plan needs words in at least one section");
        }
        sections = Collections.unmodifiableMap(filled);
    }

    /** As the words of a message, for the placeholder {@code {plan}}. */
    public String words() {
        return sections.entrySet().stream()
                .map(section -> section.getKey().heading + ":\n" + section.getValue())
                .collect(Collectors.joining("\n\n"));
    }
}
