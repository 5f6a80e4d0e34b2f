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

    /** All lines in this state. */
    public List<Line> lines(State state) {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.state() == state)
                .toList();
    }

    /** The most pressing state of all lines. */
    public State worst() {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .map(Line::state)
                .reduce(State.FINE, State::worse);
    }
}
