package org.havendesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.cases.QueueCursor;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.QueueFilter.Age;
import org.havendesk.cases.QueuePage;
import org.havendesk.cases.TestDesk;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * P3: pages of the queue by urgency, for one reader and for sixteen; far down the queue, beside OFFSET to the same place; and under
 * every filter.
 */
final class QueuePages implements Row {
    private static final int DEEP = 2_000;
    private static final int DEEP_UNDER_FILTER = 100;
    private static final int STAFF = 1_000;
    private static final int CALLS = 200;

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            List<Person> readers = IntStream.range(0, STAFF)
                    .mapToObj(i -> desk.moderator("Reader " + i))
                    .toList();
            Person reader = readers.getFirst();
            var fill = new CaseFill(desk.databases);
            int cases = scale.of(1_000_000);
            fill.open(cases / 10);
            double fewer = times(desk, QueueFilter.ALL, null, reader).p50();
            fill.open(cases);
            var figures = new ArrayList<Figure>();
            pages(desk, cases, reader, fewer, figures);
            readers(desk, readers, figures);
            var numbers = new Times();
            for (int i = 0; i < 10; i++) {
                numbers.time(() -> desk.queue.counts(QueueFilter.ALL, reader));
            }
            figures.add(Figure.noted(id(), "the numbers above the queue, counted", numbers.p50(), "ms"));
            filters().forEach((name, filter) -> underFilter(desk, name, filter, reader, figures));
            return figures;
        }
    }

    private void pages(TestDesk desk, int cases, Person reader, double fewer, List<Figure> figures) throws Exception {
        QueueCursor behind = place(desk, DEEP);
        var first = new Times();
        var deep = new Times();
        var offset = new Times();
        turns(desk, QueueFilter.ALL, behind, reader, first, deep);
        for (int i = 0; i < 10; i++) {
            offset.time(() -> offset(desk, DEEP));
        }
        figures.add(Figure.atMost(
                id(), "page one of %,d open cases, p95 for one reader".formatted(cases), first.p95(), 5, "ms"));
        figures.add(Figure.ratioAtMost(id(), "page one, ten times as many open cases", first.p50(), fewer, 2, "ms"));
        figures.add(
                Figure.ratioAtMost(id(), "page %,d beside page one".formatted(DEEP), deep.p50(), first.p50(), 2, "ms"));
        figures.add(Figure.ratioAtLeast(
                id(),
                "page %,d: how often in the time of OFFSET".formatted(DEEP),
                1000 / deep.p50(),
                1000 / offset.p50(),
                100,
                "/s"));
    }

    private void readers(TestDesk desk, List<Person> readers, List<Figure> figures) throws Exception {
        var rounds = new Rounds();
        for (int round = 0; round <= 3; round++) {
            rounds.add(Load.perSecond(16, Duration.ofSeconds(4), worker -> {
                desk.queue.page(QueueFilter.ALL, null, readers.get(worker));
                return true;
            }));
        }
        figures.add(Figure.atLeast(id(), "page one, 16 readers at once", rounds.median(), 600, "pages/s"));
    }

    private void underFilter(TestDesk desk, String name, QueueFilter filter, Person reader, List<Figure> figures) {
        try {
            QueuePage page = desk.queue.page(filter, null, reader);
            QueueCursor behind = null;
            int number = 1;
            while (page.next() != null && number < DEEP_UNDER_FILTER) {
                behind = page.next();
                page = desk.queue.page(filter, behind, reader);
                number++;
            }
            var first = new Times();
            var deep = new Times();
            turns(desk, filter, behind, reader, first, deep);
            figures.add(Figure.atMost(id(), "page one, %s: p95".formatted(name), first.p95(), 5, "ms"));
            if (behind != null) {
                figures.add(Figure.atMost(id(), "page %d, %s: p95".formatted(number, name), deep.p95(), 5, "ms"));
            }
        } catch (Exception e) {
            throw new IllegalStateException("the queue was not read under the filter " + name, e);
        }
    }

    /** Every filter of the queue, for what many cases have and for what few have. */
    private static Map<String, QueueFilter> filters() {
        QueueFilter all = QueueFilter.ALL;
        var filters = new LinkedHashMap<String, QueueFilter>();
        filters.put("of one tier", all.withTiers(Set.of(Tier.ROUTINE)));
        filters.put("of two tiers", all.withTiers(EnumSet.of(Tier.URGENT, Tier.ROUTINE)));
        filters.put("of the care path", all.withPath(CasePath.CARE));
        filters.put("of the conduct path", all.withPath(CasePath.CONDUCT));
        filters.put("of a category", all.withCategories(Set.of("spam")));
        filters.put("of a rare category", all.withCategories(Set.of(CaseFill.RARE_CATEGORY)));
        filters.put("of three categories", all.withCategories(Set.of("spam", "crisis", CaseFill.RARE_CATEGORY)));
        filters.put("of a program", all.withPrograms(Set.of("Program 7")));
        filters.put("of a rare program", all.withPrograms(Set.of(CaseFill.RARE_PROGRAM)));
        filters.put("of two programs", all.withPrograms(Set.of("Program 7", CaseFill.RARE_PROGRAM)));
        filters.put("of the last day", all.withAge(Age.DAY));
        filters.put("of the last week", all.withAge(Age.WEEK));
        filters.put("one's own", all.withMine(true));
        filters.put("with nobody", all.withUnclaimed(true));
        filters.put(
                "of a rare category, a program and the last week",
                all.withCategories(Set.of(CaseFill.RARE_CATEGORY))
                        .withPrograms(Set.of("Program 7"))
                        .withAge(Age.WEEK));
        return filters;
    }

    private static Times times(TestDesk desk, QueueFilter filter, @Nullable QueueCursor behind, Person reader)
            throws Exception {
        var times = new Times();
        turns(desk, filter, behind, reader, times, new Times());
        return times;
    }

    /** Page one and the deep page in turns; what warms up is not kept. */
    private static void turns(
            TestDesk desk, QueueFilter filter, @Nullable QueueCursor behind, Person reader, Times first, Times deep)
            throws Exception {
        for (int i = -CALLS / 4; i < CALLS; i++) {
            (i < 0 ? new Times() : first).time(() -> desk.queue.page(filter, null, reader));
            (i < 0 ? new Times() : deep).time(() -> desk.queue.page(filter, behind, reader));
        }
    }

    /** Where this page begins: behind the last row of the one before it. */
    private static QueueCursor place(TestDesk desk, int page) {
        var last = desk.desk.fetchSingle("""
                select band, due_at, case_id from desk.cases where state <> 'closed'
                order by band, due_at, case_id offset ? limit 1""", (page - 1) * QueuePage.SIZE - 1);
        return new QueueCursor(
                last.get(0, Integer.class),
                last.get(1, java.time.OffsetDateTime.class).toInstant(),
                last.get(2, Long.class));
    }

    /** The same page as most consoles would come to it. */
    private static void offset(TestDesk desk, int page) {
        desk.desk.fetch("""
                select c.*, a.words, a.code from desk.cases c
                left join desk.member_alias a on a.member_id = c.subject_id and c.subject_kind = 'member'
                where c.state <> 'closed'
                order by c.band, c.due_at, c.case_id offset ? limit ?""", (page - 1) * QueuePage.SIZE, QueuePage.SIZE);
    }
}
