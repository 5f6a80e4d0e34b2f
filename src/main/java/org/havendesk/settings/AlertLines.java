package org.havendesk.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From which answer on an item of a questionnaire opens a care case. */
public record AlertLines(List<Line> lines) {

    /**
     * @param instrument as the chat store names it, compared without case
     * @param urgentFrom the answer from which a case is Urgent; at least 1
     * @param immediateFrom the answer from which it is Immediate; no less than {@code urgentFrom}
     */
    public record Line(String instrument, String item, int urgentFrom, int immediateFrom) {
        public Line {
            if (instrument.isBlank() || item.isBlank()) {
                throw new InvalidSetting("line-names", instrument, item);
            }
            if (urgentFrom < 1 || immediateFrom < urgentFrom) {
                throw new InvalidSetting("line", instrument, item, urgentFrom, immediateFrom);
            }
        }

        /** The tier that an answer means; empty below the line. */
        public Optional<Tier> tier(double answer) {
            if (answer >= immediateFrom) {
                return Optional.of(Tier.IMMEDIATE);
            }
            return answer >= urgentFrom ? Optional.of(Tier.URGENT) : Optional.empty();
        }
    }

    public AlertLines {
        lines = List.copyOf(lines);
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            if (!names.add((line.instrument() + " " + line.item()).toLowerCase(Locale.ROOT))) {
                throw new InvalidSetting("line-twice", line.instrument(), line.item());
            }
        }
    }
}
