package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.EXPOSURE;
import static org.havendesk.db.desk.Tables.PAUSE;
import static org.havendesk.db.desk.Tables.READER_PREFERENCE;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.havendesk.db.desk.Tables.TOPIC_OPT_OUT;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.ReaderCare;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.havendesk.settings.Topics;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Hard words that people were shown. Everybody sees their own reads and nobody else's, whatever their role; supervisors see
 * totals that are nobody's own.
 *
 * <p>Whoever has used up the day's budget is asked to stop, never stopped. "Next case" then gives them the cases of severity
 * 3 last, as long as somebody else on shift can take these: is not away, has not used up their own budget, and has not
 * left the topic to others. It withholds nothing from whoever is alone, and an Immediate past its clock comes first for
 * everybody again: the member's safety goes before the reader's comfort.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Exposures {
    private static final int HARDEST = 3;
    private static final int FEWEST_PEOPLE = 3;
    private static final Duration STRETCH = Duration.ofHours(12);

    private final DSLContext desk;

    public Exposures(DSLContext desk) {
        this.desk = desk;
    }

    /** @param budget the budgets of those who read, together */
    public record TeamTotal(int weight, int budget) {}

    /** The person's own reads today, in the community's zone. */
    @PreAuthorize(Roles.THEIR_OWN)
    public ReadingToday today(Person person) {
        Settings settings = new Settings(desk);
        ReaderCare care = settings.newest(Kinds.READER_CARE).value();
        ReadingDay day = today(desk, settings);
        Instant since = since(person.accountId());
        return new ReadingToday(
                day,
                care.budget(),
                pauseAfter(care, person),
                reads(person.accountId(), day),
                since,
                after(since, person));
    }

    /**
     * The weighted reads of everybody together on these days, the last one included; empty where fewer than three people
     * read anything hard, because a total of two tells each of them about the other.
     */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Optional<TeamTotal> teamTotals(LocalDate from, LocalDate to) {
        int budget = new Settings(desk).newest(Kinds.READER_CARE).value().budget();
        return desk.select(
                        sum(EXPOSURE.WEIGHT),
                        countDistinct(EXPOSURE.ACCOUNT_ID),
                        countDistinct(EXPOSURE.ACCOUNT_ID, EXPOSURE.DAY))
                .from(EXPOSURE)
                .where(EXPOSURE.DAY.between(from, to))
                .fetchOptional()
                .filter(total -> total.value2() >= FEWEST_PEOPLE)
                .map(total -> new TeamTotal(total.value1().intValue(), budget * total.value3()));
    }

    /** As {@link #teamTotals(LocalDate, LocalDate)} for today. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Optional<TeamTotal> teamToday() {
        LocalDate today = today(desk, new Settings(desk)).date();
        return teamTotals(today, today);
    }

    /** Writes down that the reader was shown these words; what they were shown today already counts no second time. */
    static void record(DSLContext tx, long caseId, List<HardWords> words, Person reader) {
        if (words.isEmpty()) {
            return;
        }
        Settings settings = new Settings(tx);
        ReaderCare care = settings.newest(Kinds.READER_CARE).value();
        LocalDate today = today(tx, settings).date();
        int counted = words.stream()
                .filter(hard -> care.weightOf(hard.severity()) > 0)
                .mapToInt(hard -> tx.insertInto(EXPOSURE)
                        .set(EXPOSURE.ACCOUNT_ID, reader.accountId())
                        .set(EXPOSURE.CASE_ID, caseId)
                        .set(EXPOSURE.SHOWN, hard.shown())
                        .set(EXPOSURE.DAY, today)
                        .set(EXPOSURE.WEIGHT, (short) care.weightOf(hard.severity()))
                        .onConflictDoNothing()
                        .execute())
                .sum();
        if (counted > 0) {
            CaseNews.publishRead(tx, reader.accountId());
        }
    }

    /** The condition that the person was shown anything hard today or yesterday, in whatever zone that is. */
    static Condition readLately(Person person) {
        return exists(selectOne()
                .from(EXPOSURE)
                .where(EXPOSURE.ACCOUNT_ID.eq(person.accountId()))
                .and(EXPOSURE.AT.gt(QueueSql.NOW.minus(DayToSecond.valueOf(Duration.ofDays(2))))));
    }

    /** Cases that "Next case" gives this person last, because somebody else on shift can take them. */
    static Condition leftToOthers(DSLContext tx, Person person) {
        Settings settings = new Settings(tx);
        int budget = settings.newest(Kinds.READER_CARE).value().budget();
        Map<Long, Integer> read = readToday(tx, today(tx, settings).date());
        if (read.getOrDefault(person.accountId(), 0) < budget) {
            return falseCondition();
        }
        List<Long> others = Shifts.now(tx).stream()
                .filter(other -> other.accountId() != person.accountId() && !other.paused())
                .map(OnShift::accountId)
                .filter(other -> read.getOrDefault(other, 0) < budget)
                .toList();
        if (others.isEmpty()) {
            return falseCondition();
        }
        Condition overdueImmediate = CASES.TIER.eq(Tier.IMMEDIATE.number()).and(CASES.DUE_AT.lt(QueueSql.NOW));
        return CASES.SEVERITY
                .eq((short) HARDEST)
                .and(CASES.CATEGORY.notIn(leftByAll(tx, settings, others)))
                .andNot(overdueImmediate);
    }

    /** The categories that every one of these people leaves to others. */
    private static Set<String> leftByAll(DSLContext tx, Settings settings, List<Long> people) {
        Topics topics = settings.newest(Kinds.TOPICS).value();
        Map<Long, Set<String>> left = tx
                .select(TOPIC_OPT_OUT.ACCOUNT_ID, TOPIC_OPT_OUT.TOPIC)
                .from(TOPIC_OPT_OUT)
                .where(TOPIC_OPT_OUT.ACCOUNT_ID.in(people))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        r -> r.value1(), Collectors.mapping(r -> r.value2(), Collectors.toSet())));
        return topics.topics().stream()
                .filter(topic -> people.stream()
                        .allMatch(one -> left.getOrDefault(one, Set.of()).contains(topic.key())))
                .flatMap(topic -> topic.categories().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<Long, Integer> readToday(DSLContext tx, LocalDate today) {
        return tx.select(EXPOSURE.ACCOUNT_ID, sum(EXPOSURE.WEIGHT))
                .from(EXPOSURE)
                .where(EXPOSURE.DAY.eq(today))
                .groupBy(EXPOSURE.ACCOUNT_ID)
                .fetchMap(EXPOSURE.ACCOUNT_ID, r -> r.value2().intValue());
    }

    private static ReadingDay today(DSLContext tx, Settings settings) {
        return ReadingDay.of(CaseMoves.now(tx), settings.community().zone());
    }

    private List<ReadingToday.Read> reads(long accountId, ReadingDay day) {
        return desk.select(EXPOSURE.AT, EXPOSURE.WEIGHT.cast(Integer.class))
                .from(EXPOSURE)
                .where(EXPOSURE.ACCOUNT_ID.eq(accountId))
                .and(EXPOSURE.DAY.eq(day.date()))
                .orderBy(EXPOSURE.AT, EXPOSURE.EXPOSURE_ID)
                .fetch(Records.mapping(ReadingToday.Read::new));
    }

    private int pauseAfter(ReaderCare care, Person person) {
        Integer own = desk.select(READER_PREFERENCE.PAUSE_AFTER)
                .from(READER_PREFERENCE)
                .where(READER_PREFERENCE.ACCOUNT_ID.eq(person.accountId()))
                .fetchOne(READER_PREFERENCE.PAUSE_AFTER);
        return own == null ? care.pauseAfter() : own;
    }

    /** Midnight does not end a stretch of reading; half a day without a hard read does. */
    private Instant since(long accountId) {
        Instant now = CaseMoves.now(desk);
        @Nullable
        Instant pause = desk.select(max(PAUSE.ENDS_AT))
                .from(PAUSE)
                .where(PAUSE.ACCOUNT_ID.eq(accountId))
                .and(PAUSE.ENDS_AT.gt(PAUSE.BEGINS_AT))
                .fetchOne(r -> r.value1());
        @Nullable
        Instant shift = desk.select(max(SHIFT.BEGINS_AT))
                .from(SHIFT)
                .where(SHIFT.ACCOUNT_ID.eq(accountId))
                .and(SHIFT.BEGINS_AT.le(QueueSql.NOW))
                .fetchOne(r -> r.value1());
        @Nullable
        Instant notNow = desk.select(READER_PREFERENCE.NOT_NOW_AT)
                .from(READER_PREFERENCE)
                .where(READER_PREFERENCE.ACCOUNT_ID.eq(accountId))
                .fetchOne(READER_PREFERENCE.NOT_NOW_AT);
        return Stream.of(now.minus(STRETCH), pause, shift, notNow)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private int after(Instant since, Person person) {
        return desk.fetchCount(
                EXPOSURE, EXPOSURE.ACCOUNT_ID.eq(person.accountId()).and(EXPOSURE.AT.gt(since)));
    }
}
