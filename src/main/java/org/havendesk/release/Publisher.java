package org.havendesk.release;

import static org.jooq.impl.DSL.field;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.ledger.Actor;
import org.havendesk.settings.PublishedSet;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Publishes what is due, each period once in all time. One publisher works at a time, by a lock of the database; each release is one
 * serializable transaction: check the cap, measure, draw, insert, charge. Before that ends the drawn integers are kept in a file,
 * so that whoever finishes the work after a kill publishes the same ones.
 */
public final class Publisher {
    private static final String LOCK = "hashtext('publish figures')";

    /** The ledger's end is everybody's: an act of somebody else in between makes the transaction start again, with its draw. */
    private static final int TRIES = 100;

    private final DSLContext desk;
    private final DSLContext chat;
    private final ReleaseMark mark;
    private final Noise noise;

    /**
     * @param desk the desk database as the console's role
     * @param chat the chat store as the console reads it
     * @param mark the file outside the database that says what was published
     */
    public Publisher(DSLContext desk, DSLContext chat, Path mark) {
        this(desk, chat, mark, new DiscreteLaplace(RandomBits.secure()));
    }

    Publisher(DSLContext desk, DSLContext chat, Path mark, Noise noise) {
        this.desk = desk;
        this.chat = chat;
        this.mark = new ReleaseMark(mark);
        this.noise = noise;
    }

    /** Publishes all that is due by the database's clock, oldest first; does nothing while another publisher works. */
    public List<Publishing> publishDue() {
        return publishDue(desk.select(field("now()", Instant.class)).fetchSingle().value1());
    }

    /**
     * Withdraws a release with a note that everybody who reads its figures sees; they stay, and nothing takes their place.
     *
     * @return false where there is no such release, or it was withdrawn before
     */
    public boolean withdraw(long releaseId, String note, Actor actor) {
        return desk.transactionResult(tx -> new Releases(tx.dsl()).withdraw(releaseId, note, actor));
    }

    List<Publishing> publishDue(Instant now) {
        return desk.connectionResult(connection -> {
            var one = DSL.using(connection, SQLDialect.POSTGRES);
            if (!one.fetchSingle("select pg_try_advisory_lock(" + LOCK + ")").into(Boolean.class)) {
                return List.of();
            }
            try {
                return new Run(one, now).all();
            } finally {
                one.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        });
    }

    /** What one holder of the lock does. */
    private final class Run {
        private final DSLContext desk;
        private final Specs specs;
        private final Instant now;
        private Set<LocalDate> lostQuarters = Set.of();

        private Run(DSLContext desk, Instant now) {
            this.desk = desk;
            this.specs = new Specs(desk, chat);
            this.now = now;
        }

        private List<Publishing> all() {
            Map<Period, String> published = new Releases(desk).all();
            lostQuarters = compare(published);
            List<Publishing> outcomes = new ArrayList<>();
            for (Period period : due()) {
                if (!published.containsKey(period)) {
                    outcomes.add(publish(period));
                }
            }
            return outcomes;
        }

        /** Marks what the database holds; returns the quarters of which it does not hold what is marked. */
        private Set<LocalDate> compare(Map<Period, String> published) {
            Map<Period, String> marked = mark.read();
            published.forEach((period, hash) -> {
                if (!hash.equals(marked.get(period))) {
                    mark.add(period, hash);
                }
                mark.forget(period);
            });
            return marked.keySet().stream()
                    .filter(period -> !published.containsKey(period))
                    .map(period -> period.quarter().start())
                    .collect(Collectors.toSet());
        }

        /** Every period from the first quarter on whose seven days are over, in the order in which these end. */
        private List<Period> due() {
            Optional<LocalDate> first = specs.firstQuarter(now);
            List<Period> due = new ArrayList<>();
            if (first.isEmpty()) {
                return due;
            }
            for (Period quarter = new Period(Cadence.QUARTER, first.get());
                    isBegun(quarter);
                    quarter = quarter.next()) {
                Specs.Frozen frozen = specs.of(quarter.start());
                Period month = new Period(Cadence.MONTH, quarter.start());
                Stream.of(month, month.next(), month.next().next(), quarter)
                        .filter(period -> !frozen.spec().costs(period).isEmpty())
                        .filter(period -> !period.due(frozen.spec().zone()).isAfter(now))
                        .forEach(due::add);
            }
            due.sort(Comparator.comparing(Period::end).thenComparing(Period::cadence));
            return due;
        }

        private boolean isBegun(Period quarter) {
            return quarter.start().isBefore(LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).plusDays(1));
        }

        private Publishing publish(Period period) {
            if (lostQuarters.contains(period.quarter().start())) {
                return new Publishing.Refused(
                        period.toString(),
                        "figures of its quarter were published before, and this database does not hold them: it is older than"
                                + " its mark. Put back a newer copy of the database; nothing is drawn twice.");
            }
            Specs.Frozen frozen = specs.of(period.quarter().start());
            int cost = thousandths(frozen.spec().costs(period));
            int spent = new Releases(desk).spent(frozen.quarter());
            if (spent + cost > 10 * PublishedSet.MOST) {
                return new Publishing.Refused(
                        period.toString(),
                        "it would cost " + cost + " thousandths, and " + spent + " of 1000 are spent in its quarter");
            }
            String hash = commit(period, frozen);
            mark.add(period, hash);
            mark.forget(period);
            return new Publishing.Done(period.toString(), hash);
        }

        private String commit(Period period, Specs.Frozen frozen) {
            for (int tries = 1; ; tries++) {
                try {
                    return desk.transactionResult(tx -> {
                        tx.dsl().execute("set transaction isolation level serializable");
                        return new Releases(tx.dsl()).insert(draw(period, frozen), frozen);
                    });
                } catch (DataAccessException e) {
                    if (!e.sqlState().startsWith("40") || tries == TRIES) {
                        throw e;
                    }
                }
            }
        }

        private Draw draw(Period period, Specs.Frozen frozen) {
            return mark.pending(period).orElseGet(() -> {
                Counts counts = new Measure(chat).of(period, frozen.spec());
                var draw = new Draw(
                        period, frozen.hash(), counts.with(noise, frozen.spec().costs(period)));
                mark.keep(draw);
                return draw;
            });
        }
    }

    private static int thousandths(Map<Histogram, Epsilon> costs) {
        return costs.values().stream()
                .mapToInt(epsilon -> epsilon.numerator() * (1000 / epsilon.denominator()))
                .sum();
    }
}
