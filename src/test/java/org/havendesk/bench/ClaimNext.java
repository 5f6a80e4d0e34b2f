package org.havendesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.TestDesk;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;

/**
 * P5: "Next case" for many at once, each claim with its entry in the ledger. The floor is the ledger alone: the same entries,
 * appended by as many without claiming anything.
 */
final class ClaimNext implements Row {
    private static final List<Integer> WORKERS = List.of(1, 4, 16, 64);
    private static final int ROUNDS = 3;

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            List<Person> people = IntStream.range(0, 64)
                    .mapToObj(i -> desk.moderator("Worker " + i))
                    .toList();
            new CaseFill(desk.databases).free(scale.of(300_000));
            Duration time = Duration.ofMillis(scale.of(3_000));
            Map<Integer, Rounds> claims = new TreeMap<>();
            Map<Integer, Rounds> entries = new TreeMap<>();
            Set<Long> claimed = ConcurrentHashMap.newKeySet();
            var doubled = new AtomicInteger();
            for (int round = 0; round <= ROUNDS; round++) {
                for (int workers : WORKERS) {
                    double appended = Load.perSecond(workers, time, worker -> append(desk, people.get(worker)));
                    entries.computeIfAbsent(workers, _ -> new Rounds()).add(appended);
                    double taken = Load.perSecond(workers, time, worker -> {
                        if (!(desk.queue.claimNext(QueueFilter.ALL, people.get(worker)) instanceof Outcome.Done done)) {
                            return false;
                        }
                        doubled.addAndGet(claimed.add(done.caseId()) ? 0 : 1);
                        return true;
                    });
                    claims.computeIfAbsent(workers, _ -> new Rounds()).add(taken);
                }
            }
            return figures(claims, entries, claimed.size(), doubled.get());
        }
    }

    private List<Figure> figures(Map<Integer, Rounds> claims, Map<Integer, Rounds> entries, int claimed, int doubled) {
        var figures = new ArrayList<Figure>();
        double peak = best(claims);
        figures.add(Figure.ratioAtLeast(
                id(),
                "claim next, the best of 1 to 64 at once, beside the ledger's entries alone",
                peak,
                best(entries),
                0.6,
                "claims/s"));
        figures.add(Figure.ratioAtLeast(
                id(),
                "claim next, 64 at once, beside the best of 1 to 64",
                claims.get(64).median(),
                peak,
                0.8,
                "claims/s"));
        claims.forEach((workers, rounds) -> figures.add(
                Figure.noted(id(), "claim next, %d at once".formatted(workers), rounds.median(), "claims/s")));
        figures.add(Figure.atMost(id(), "cases claimed twice, of %,d".formatted(claimed), doubled, 0, "cases"));
        return figures;
    }

    private static double best(Map<Integer, Rounds> rounds) {
        return rounds.values().stream().mapToDouble(Rounds::median).max().orElseThrow();
    }

    private static boolean append(TestDesk desk, Person person) {
        desk.desk.transaction(tx -> Ledger.append(tx.dsl(), Entry.of(person.actor(), "claim", "case", 1001)));
        return true;
    }
}
