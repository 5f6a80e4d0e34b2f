package org.havendesk.release;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.havendesk.release.PublishedMeasures.Range;
import org.havendesk.settings.Community;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.PublishedSet;
import org.havendesk.wellbeing.Instrument;
import org.havendesk.wellbeing.Instruments;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a quarter publishes, as it was frozen.
 *
 * @param zone of the community's days
 * @param programs names to rooms, in the order of the names
 */
record Spec(ZoneId zone, TreeMap<String, TreeSet<String>> programs, PublishedSet set) {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Body(String zone, TreeMap<String, TreeSet<String>> programs) {}

    /** Throws {@code IllegalArgumentException} where two programs share a name: their figures could not be told apart. */
    static Spec of(Community community, PublishedSet set) {
        var programs = new TreeMap<String, TreeSet<String>>();
        for (var program : community.programs()) {
            if (programs.put(program.name(), new TreeSet<>(program.rooms())) != null) {
                throw new IllegalArgumentException("two programs are called " + program.name());
            }
        }
        return new Spec(community.zone(), programs, set);
    }

    static Spec read(String body) {
        var tree = JSON.readTree(body);
        Body read = JSON.treeToValue(tree.get("groups"), Body.class);
        return new Spec(
                ZoneId.of(read.zone()),
                read.programs(),
                Kinds.PUBLISHED_SET.read().apply(tree.get("set")));
    }

    /** The bytes that are frozen. */
    String write() {
        var tree = JSON.createObjectNode();
        tree.set("groups", JSON.valueToTree(new Body(zone.getId(), programs)));
        tree.set("set", Kinds.PUBLISHED_SET.write().apply(set));
        return tree.toString();
    }

    /** Those who are measured apart: every program, and who is in none. */
    List<Cohort> cohorts() {
        List<Cohort> cohorts =
                new ArrayList<>(programs.keySet().stream().map(Cohort::of).toList());
        cohorts.add(Cohort.NONE);
        return List.copyOf(cohorts);
    }

    /** What a release costs, by histogram, in the order in which they are drawn. */
    Map<Histogram, Epsilon> costs(Period period) {
        var costs = new TreeMap<Histogram, Epsilon>();
        for (Histogram histogram : Histogram.values()) {
            int cost = cost(histogram, period);
            if (cost > 0) {
                costs.put(histogram, Epsilon.hundredths(cost));
            }
        }
        return costs;
    }

    private int cost(Histogram histogram, Period period) {
        Cadence levels = set.levelMonthly() ? Cadence.MONTH : Cadence.QUARTER;
        if (histogram == Histogram.LEVEL) {
            return period.cadence() == levels ? set.level().cost() : 0;
        }
        if (period.cadence() == Cadence.MONTH) {
            return 0;
        }
        return switch (histogram) {
            case CHANGE -> set.change().cost();
            case ACTIVE_DAYS -> set.activeDays().cost();
            case HEARD -> set.heard();
            default -> histogram == period.inTurn() ? set.inTurn() : 0;
        };
    }

    Instrument level() {
        return Instruments.find(set.level().instrument()).orElseThrow();
    }

    Instrument change() {
        return Instruments.find(set.change().instrument()).orElseThrow();
    }

    PublishedMeasures measures() {
        Instrument level = level();
        return new PublishedMeasures(
                level.key(),
                ranges(
                        level.lowest().intValue(),
                        set.level().upTo(),
                        level.highest().intValue()),
                level.higherIs() == Instrument.Direction.BETTER,
                set.level().worseBins(),
                change().key(),
                set.change().points(),
                ranges(1, set.activeDays().upTo(), 92));
    }

    private static List<Range> ranges(int from, List<Integer> upTo, int to) {
        List<Range> ranges = new ArrayList<>();
        int low = from;
        for (int high : upTo) {
            ranges.add(new Range(low, high));
            low = high + 1;
        }
        ranges.add(new Range(low, to));
        return ranges;
    }
}
