package org.havendesk.insights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.release.Cohort;
import org.havendesk.release.PublishedRelease;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a dashboard says.
 *
 * @param period a key of {@link Calendar#key}; null: the newest
 * @param program the name of a program, {@link #NO_PROGRAM}, or null for everybody
 */
public record InsightsAddress(
        InsightsPage page,
        @Nullable String period,
        @Nullable String program) {
    /** Who is in no program yet. No program is called so: names are not a lone dash. */
    public static final String NO_PROGRAM = "-";

    private static final String PERIOD = "period";
    private static final String PROGRAM = "program";

    public static InsightsAddress of(InsightsPage page, Map<String, List<String>> parameters) {
        return new InsightsAddress(page, first(parameters, PERIOD), first(parameters, PROGRAM));
    }

    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (period != null) {
            parameters.put(PERIOD, List.of(period));
        }
        if (program != null) {
            parameters.put(PROGRAM, List.of(program));
        }
        return parameters;
    }

    public InsightsAddress withPeriod(PublishedRelease release) {
        return new InsightsAddress(page, Calendar.key(release), program);
    }

    public InsightsAddress with(Cohort cohort) {
        return new InsightsAddress(
                page,
                period,
                switch (cohort.kind()) {
                    case PROGRAM -> cohort.program();
                    case NONE -> NO_PROGRAM;
                    case ALL -> null;
                });
    }

    /** The release that is meant, among those that can be chosen: the newest where none is named, or one that is not there. */
    public Optional<PublishedRelease> release(List<PublishedRelease> choices) {
        return choices.stream()
                .filter(release -> Calendar.key(release).equals(period))
                .findFirst()
                .or(() -> choices.reversed().stream().findFirst());
    }

    /** Whose figures are meant, among those that there are: everybody's where none is named, or one that is not there. */
    public Cohort cohort(List<Cohort> choices) {
        return choices.stream()
                .filter(cohort -> program != null && program.equals(with(cohort).program()))
                .findFirst()
                .orElse(Cohort.ALL);
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }
}
