package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.havendesk.access.Person;
import org.havendesk.bench.CaseFill;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the filter, a page of a long queue is read in its order from an index, and so is the next case. */
class QueueIndexTest {
    private static final int CASES = 20_000;

    private static TestDesk desk;
    private static Person mira;
    private static CaseQueue queue;
    private static final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void fill() {
        desk = new TestDesk();
        mira = desk.moderator("Mira Okafor");
        for (int i = 0; i < 50; i++) {
            desk.moderator("Colleague " + i);
        }
        new CaseFill(desk.databases).open(CASES);
        DSLContext listening =
                DSL.using(desk.desk.configuration().derive(new DefaultExecuteListenerProvider(new ExecuteListener() {
                    @Override
                    public void executeStart(ExecuteContext context) {
                        if (context.query() != null) {
                            asked.add(desk.desk.renderInlined(context.query()));
                        }
                    }
                })));
        queue = new CaseQueue(listening);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "all, cases_queue",
        "tier, cases_of_tier",
        "tiers, cases_of_tier",
        "path, cases_of_path",
        "category, cases_of_category",
        "categories, cases_of_category",
        "program, cases_of_program",
        "programs, cases_of_program",
        "age, cases_queue",
        "mine, cases_decided",
        "unclaimed, cases_queue"
    })
    void aPageIsReadFromTheIndexOfItsFilter(String name, String index) {
        QueueFilter filter = filter(name);
        QueuePage page = queue.page(filter, null, mira);
        assertThat(page.rows()).isNotEmpty();
        assertThat(planOfLast()).contains(index).doesNotContain("Seq Scan on cases");
        var behind = new QueueCursor(3, Instant.now().minus(Duration.ofDays(10)), 0);
        queue.page(filter, behind, mira);
        assertThat(planOfLast()).contains(index).doesNotContain("Seq Scan on cases");
    }

    @Test
    void whoLeavesTopicsToOthersReadsNoMoreReportsThanThoseOfThePage() {
        Person jonas = desk.moderator("Jonas Lindqvist");
        desk.desk.execute(
                "insert into desk.topic_opt_out (account_id, topic) values (?, 'self_harm')", jonas.accountId());
        queue.page(QueueFilter.ALL, null, jonas);
        assertThat(planOfLast()).doesNotContain("Seq Scan on report");
    }

    @Test
    void theNextCaseIsTheFirstOfThoseThatNobodyHas() {
        asked.clear();
        assertThat(queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Done.class);
        String next = asked.stream().filter(sql -> sql.contains("skip locked")).collect(Collectors.joining());
        assertThat(plan(next)).contains("Index Scan using cases_free on cases");
    }

    private static QueueFilter filter(String name) {
        QueueFilter all = QueueFilter.ALL;
        return switch (name) {
            case "tier" -> all.withTiers(Set.of(Tier.ROUTINE));
            case "tiers" -> all.withTiers(EnumSet.of(Tier.URGENT, Tier.ROUTINE));
            case "path" -> all.withPath(CasePath.CARE);
            case "category" -> all.withCategories(Set.of(CaseFill.RARE_CATEGORY));
            case "categories" -> all.withCategories(Set.of("spam", "crisis", CaseFill.RARE_CATEGORY));
            case "program" -> all.withPrograms(Set.of("Program 7"));
            case "programs" -> all.withPrograms(Set.of("Program 7", CaseFill.RARE_PROGRAM));
            case "age" -> all.withAge(QueueFilter.Age.DAY);
            case "mine" -> all.withMine(true);
            case "unclaimed" -> all.withUnclaimed(true);
            default -> all;
        };
    }

    private static String planOfLast() {
        return plan(asked.getLast());
    }

    private static String plan(String sql) {
        return desk.desk.fetch("explain " + sql).stream()
                .map(line -> line.get(0, String.class))
                .collect(Collectors.joining("\n"));
    }
}
