package org.havendesk.health;

import java.time.Instant;
import java.util.List;

/**
 * How the installation is.
 *
 * @param at when it was put together, by the clock of this process
 */
public record Report(Instant at, List<Section> sections) {
    public Report {
        sections = List.copyOf(sections);
    }

    /** @param key of its heading */
    public record Section(String key, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** How many lines are in this state. */
    public long count(State state) {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.state() == state)
                .count();
    }

    /** The most pressing state of all lines. */
    public State worst() {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .map(Line::state)
                .reduce(State.FINE, State::worse);
    }
}
