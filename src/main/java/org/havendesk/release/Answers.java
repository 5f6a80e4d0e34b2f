package org.havendesk.release;

import static org.havendesk.db.source.Tables.CHECK_IN;
import static org.havendesk.db.source.Tables.MEMBER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectFrom;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.wellbeing.Answer;
import org.havendesk.wellbeing.Instrument;
import org.havendesk.wellbeing.Instruments;
import org.havendesk.wellbeing.Outcome;
import org.havendesk.wellbeing.Scoring;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * The scores of one period, by member and instrument. What cannot be scored is left out here; that it cannot is said when it
 * comes in.
 */
final class Answers {
    private static final Duration BETWEEN = Duration.ofDays(28);

    private record Scored(Instant at, BigDecimal score) {}

    /** In the order of the answers. */
    private final Map<String, Map<String, List<Scored>>> byMember = new HashMap<>();

    private Answers() {}

    /** @param chat in the transaction of one measuring */
    static Answers of(DSLContext chat, Period period, Spec spec, Set<Instrument> instruments) {
        var answers = new Answers();
        var inPeriod = CHECK_IN.ANSWERED_AT
                .ge(period.begins(spec.zone()))
                .and(CHECK_IN.ANSWERED_AT.lt(period.ends(spec.zone())));
        try (var rows = chat.select(
                        CHECK_IN.CHECK_IN_ID,
                        CHECK_IN.MEMBER_ID,
                        CHECK_IN.INSTRUMENT,
                        CHECK_IN.ITEMS,
                        CHECK_IN.SCORE,
                        CHECK_IN.ANSWERED_AT)
                .from(CHECK_IN)
                .where(inPeriod)
                .and(CHECK_IN.INSTRUMENT.in(names(inPeriod, instruments)))
                .andNotExists(selectFrom(MEMBER)
                        .where(MEMBER.MEMBER_ID.eq(CHECK_IN.MEMBER_ID))
                        .and(MEMBER.IS_BOT))
                .orderBy(CHECK_IN.ANSWERED_AT, CHECK_IN.CHECK_IN_ID)
                .fetchSize(5000)
                .fetchLazy()) {
            rows.forEach(answers::take);
        }
        return answers;
    }

    /** What the store calls these instruments. Their names are compared once each, which costs more than reading an answer. */
    private static Select<Record1<String>> names(Condition inPeriod, Set<Instrument> instruments) {
        var each = selectDistinct(CHECK_IN.INSTRUMENT)
                .from(CHECK_IN)
                .where(inPeriod)
                .asTable("each");
        var name = each.field(CHECK_IN.INSTRUMENT);
        return select(name)
                .from(each)
                .where(field("regexp_replace({0}, '[^[:alnum:]]', '', 'g')", String.class, lower(name))
                        .in(instruments.stream()
                                .map(instrument -> Instruments.plain(instrument.key()))
                                .collect(Collectors.toSet())));
    }

    private void take(Record row) {
        JSONB items = row.get(CHECK_IN.ITEMS);
        var answer = new Answer(
                row.get(CHECK_IN.CHECK_IN_ID),
                row.get(CHECK_IN.INSTRUMENT),
                items == null ? null : items.data(),
                row.get(CHECK_IN.SCORE));
        if (Scoring.score(answer) instanceof Outcome.Score(Instrument instrument, BigDecimal score)) {
            byMember.computeIfAbsent(row.get(CHECK_IN.MEMBER_ID), _ -> new HashMap<>())
                    .computeIfAbsent(instrument.key(), _ -> new ArrayList<>())
                    .add(new Scored(row.get(CHECK_IN.ANSWERED_AT), score));
        }
    }

    /** Everybody with an answer that counts. */
    Set<String> members() {
        return byMember.keySet();
    }

    /** The middle score, the lower one of two; empty without an answer. */
    Optional<BigDecimal> median(String memberId, Instrument instrument) {
        List<BigDecimal> scores = scores(memberId, instrument).stream()
                .map(Scored::score)
                .sorted(Comparator.naturalOrder())
                .toList();
        return scores.isEmpty() ? Optional.empty() : Optional.of(scores.get((scores.size() - 1) / 2));
    }

    Optional<BigDecimal> last(String memberId, Instrument instrument) {
        List<Scored> scores = scores(memberId, instrument);
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(scores.getLast().score());
    }

    /** The bin of {@link Histogram#CHANGE}; empty without two answers that are far enough apart. */
    OptionalInt change(String memberId, Instrument instrument, int points) {
        List<Scored> scores = scores(memberId, instrument);
        if (scores.isEmpty()
                || scores.getLast().at().isBefore(scores.getFirst().at().plus(BETWEEN))) {
            return OptionalInt.empty();
        }
        BigDecimal difference =
                scores.getLast().score().subtract(scores.getFirst().score());
        if (difference.abs().compareTo(BigDecimal.valueOf(points)) < 0) {
            return OptionalInt.of(1);
        }
        boolean isHigher = difference.signum() > 0;
        return OptionalInt.of(isHigher == (instrument.higherIs() == Instrument.Direction.BETTER) ? 2 : 0);
    }

    private List<Scored> scores(String memberId, Instrument instrument) {
        return byMember.getOrDefault(memberId, Map.of()).getOrDefault(instrument.key(), List.of());
    }
}
