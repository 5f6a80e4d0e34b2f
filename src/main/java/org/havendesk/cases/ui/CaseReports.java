package org.havendesk.cases.ui;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.cases.CaseFile.ReportLine;
import org.jspecify.annotations.Nullable;

/** The reports of a case, oldest first, and what they say about each message. */
record CaseReports(List<ReportLine> lines) {

    CaseReports {
        lines = lines.stream()
                .sorted(Comparator.comparing(ReportLine::reportedAt).thenComparing(ReportLine::reportId))
                .toList();
    }

    /** The reported messages, in the order in which they were first reported. */
    List<String> messages() {
        return lines.stream()
                .map(ReportLine::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** How often each category was named for the message, most frequent first. */
    List<Map.Entry<String, Long>> categories(String messageId) {
        Map<String, Long> counts = about(messageId)
                .collect(Collectors.groupingBy(ReportLine::category, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
    }

    Optional<Instant> firstAbout(String messageId) {
        return about(messageId).map(ReportLine::reportedAt).findFirst();
    }

    /** The message after ({@code +1}) or before ({@code -1}) this one; the same where there is none. */
    @Nullable
    String neighbour(String messageId, int step) {
        List<String> all = messages();
        int index = Math.clamp(all.indexOf(messageId) + step, 0, Math.max(0, all.size() - 1));
        return all.isEmpty() ? null : all.get(index);
    }

    private Stream<ReportLine> about(String messageId) {
        return lines.stream().filter(line -> messageId.equals(line.messageId()));
    }
}
