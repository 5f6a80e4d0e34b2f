package org.havendesk.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.TestDesk;
import org.jooq.Record;

/** P16: decisions on claimed cases of sixteen people: the version is checked, the ledger has its entry, what leaves later is planned. */
final class DecideCases implements Row {
    private static final int PEOPLE = 16;
    private static final int ROUNDS = 3;

    @Override
    public String id() {
        return "P16";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var desk = new TestDesk()) {
            List<Person> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> desk.moderator("Worker " + i))
                    .toList();
            new CaseFill(desk.databases).claimed(scale.of(100_000));
            var claimed = new ConcurrentLinkedQueue<>(desk.desk.fetch(
                    "select case_id, leased_by from desk.cases where path = 'conduct' order by due_at"));
            Map<Long, Person> holders =
                    people.stream().collect(Collectors.toMap(Person::accountId, Function.identity()));
            var rounds = new Rounds();
            for (int round = 0; round <= ROUNDS; round++) {
                rounds.add(Load.perSecond(PEOPLE, Duration.ofMillis(scale.of(8_000)), _ -> {
                    Record next = claimed.poll();
                    return next != null && decide(desk, next.get(0, Long.class), holders.get(next.get(1, Long.class)));
                }));
            }
            int planned = desk.desk
                    .fetchSingle("select count(*) from desk.effect where state = 'planned'")
                    .get(0, Integer.class);
            return List.of(
                    Figure.atLeast(
                            id(),
                            "decide a case, 16 at once, a message to remove and a notice planned",
                            rounds.median(),
                            500,
                            "decisions/s"),
                    Figure.noted(id(), "effects planned by these decisions", planned, "effects"));
        }
    }

    private static boolean decide(TestDesk desk, long caseId, Person person) {
        var request = new DecisionRequest(
                caseId,
                1,
                Set.of(Action.REMOVE_MESSAGE, Action.WARN),
                "kind",
                "it was unkind",
                "Please read our rules again.");
        if (!(desk.cases.decide(request, person) instanceof Outcome.Done)) {
            throw new IllegalStateException("case " + caseId + " could not be decided");
        }
        return true;
    }
}
