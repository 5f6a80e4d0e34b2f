package org.havendesk.release;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.wellbeing.Instrument;
import org.havendesk.wellbeing.Instruments;
import org.jooq.DSLContext;

/**
 * Puts every member into at most one bin of each histogram of a period. A bin follows from the member's own messages, answers and
 * reports alone: whatever others do moves nobody, so that taking one member away changes one cell of each histogram by one.
 */
final class Measure {
    private static final Instrument HEARD = Instruments.find("heard").orElseThrow();
    private static final Instrument THERAPY = Instruments.find("therapy").orElseThrow();
    private static final int NOT_ASKED = 3;

    private final DSLContext chat;

    Measure(DSLContext chat) {
        this.chat = chat;
    }

    /** The true counts. They are the caller's alone: to be noised, and never to be kept, shown or logged. */
    Counts of(Period period, Spec spec) {
        return chat.transactionResult(tx -> {
            DSLContext once = tx.dsl();
            prepare(once);
            return new Sorting(period, spec, once).sort();
        });
    }

    /** Settings of one measuring's transaction. */
    static void prepare(DSLContext once) {
        once.execute("set transaction isolation level repeatable read");
        // in memory, also where the store's own setting is small
        once.execute("set local work_mem = '256MB'");
        // no statistics say that a member writes in few rooms: the groups that processes hand over seem many, and are
        // few
        once.execute("set local parallel_tuple_cost = 0.01");
        once.execute("set local statement_timeout = '55s'");
    }

    private static final class Sorting {
        private final Period period;
        private final Spec spec;
        private final Set<Histogram> histograms;
        private final Counts counts;
        private final Map<String, Writing> writing;
        private final Map<String, Integer> reports;
        private final Answers answers;

        private Sorting(Period period, Spec spec, DSLContext chat) {
            this.period = period;
            this.spec = spec;
            this.histograms = spec.costs(period).keySet();
            this.counts = Counts.empty(histograms, spec.cohorts());
            var activity = new Activity(chat);
            this.writing =
                    activity.writing(period, spec).stream().collect(Collectors.toMap(Writing::memberId, each -> each));
            this.reports =
                    period.cadence() == Cadence.QUARTER ? activity.reports(period, spec.zone()) : new HashMap<>();
            this.answers = Answers.of(chat, period, spec, instruments());
        }

        private Set<Instrument> instruments() {
            return Stream.of(
                            Map.entry(Histogram.LEVEL, spec.level()),
                            Map.entry(Histogram.CHANGE, spec.change()),
                            Map.entry(Histogram.HEARD, HEARD),
                            Map.entry(Histogram.CARE, THERAPY))
                    .filter(each -> histograms.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
        }

        private Counts sort() {
            Set<String> everybody = new HashSet<>(answers.members());
            everybody.addAll(reports.keySet());
            writing.values().stream().filter(w -> w.messages() > 0).forEach(w -> everybody.add(w.memberId()));
            everybody.forEach(this::sort);
            return counts;
        }

        private void sort(String memberId) {
            Writing wrote = writing.get(memberId);
            Cohort cohort = Optional.ofNullable(wrote)
                    .map(Writing::program)
                    .map(Cohort::of)
                    .orElse(Cohort.NONE);
            if (wrote != null && wrote.messages() > 0) {
                counts.add(
                        Histogram.ACTIVE_DAYS,
                        cohort,
                        wrote.daysClass(spec.measures().activeDays()));
                counts.add(Histogram.MAIN_HOURS, cohort, wrote.mainBlock());
                counts.add(Histogram.SUPPORT, cohort, wrote.support());
            }
            answers.median(memberId, spec.level())
                    .ifPresent(score -> counts.add(Histogram.LEVEL, cohort, level(score)));
            answers.change(memberId, spec.change(), spec.set().change().points())
                    .ifPresent(bin -> counts.add(Histogram.CHANGE, cohort, bin));
            counts.add(Histogram.HEARD, cohort, heard(memberId));
            counts.add(Histogram.CARE, cohort, care(memberId));
            counts.add(Histogram.SPEAKING_UP, cohort, Math.min(2, reports.getOrDefault(memberId, 0)));
        }

        private int level(BigDecimal score) {
            List<Integer> upTo = spec.set().level().upTo();
            int bin = 0;
            while (bin < upTo.size() && score.compareTo(BigDecimal.valueOf(upTo.get(bin))) > 0) {
                bin++;
            }
            return bin;
        }

        /** 2, 1 and 0 are yes, partly and no. */
        private int heard(String memberId) {
            return answers.median(memberId, HEARD)
                    .map(score -> 2 - score.intValue())
                    .orElse(NOT_ASKED);
        }

        /** 1 and 0 are yes and no. */
        private int care(String memberId) {
            return answers.last(memberId, THERAPY)
                    .map(score -> 1 - score.intValue())
                    .orElse(NOT_ASKED - 1);
        }
    }
}
