package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random measures of all kinds, overlapping, begun, ended, lifted and taken back in random order, with a console that is
 * sometimes down and a delivery that is sometimes late: whenever everything was carried out, the chat is as a model says that
 * knows nothing of how the console does it.
 */
class ManyMeasuresTest {
    private static final TestDesk DESK = new TestDesk();
    private static final Person MIRA = DESK.moderator("Mira Okafor");
    private static final Person PRIYA = DESK.supervisor("Priya Raman");
    private static final int STEPS = 60;

    /** An interval on a clock of minutes of the model's own. */
    private static final class Interval {
        private final String what;
        private final long measureId;
        private final long begin;
        private final long end;
        private boolean gone;

        private Interval(String what, long measureId, long begin, long end) {
            this.what = what;
            this.measureId = measureId;
            this.begin = begin;
            this.end = end;
        }
    }

    private final List<Interval> intervals = new ArrayList<>();
    private long minutes;

    @AfterAll
    static void close() {
        DESK.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void theChatEndsUpAsTheMeasuresSay(long seed) {
        var random = new Random(seed);
        String member = "member" + seed;
        long caseId = DESK.caseAbout(member, "abuse");
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> decide(caseId, member, random);
                case 2 -> lift(random);
                case 3 -> pass(1 + random.nextInt(180));
                case 4 -> DESK.restrictions.endDue();
                default -> sendSome(random);
            }
            if (random.nextInt(5) == 0) {
                check(member);
            }
        }
        check(member);
        pass(100_000);
        check(member);
    }

    private void decide(long caseId, String member, Random random) {
        DESK.cases.reopen(caseId, "more of it", MIRA);
        DESK.cases.claim(caseId, MIRA);
        Action action =
                List.of(Action.MUTE, Action.SUSPEND, Action.KICK, Action.BAN).get(random.nextInt(4));
        boolean endless = (action == Action.KICK || action == Action.BAN) && random.nextInt(4) == 0;
        long lasts = 1 + random.nextInt(action == Action.SUSPEND && random.nextBoolean() ? 30_000 : 300);
        var request = TestDesk.restriction(
                caseId, DESK.version(caseId, MIRA), action, endless ? null : Duration.ofMinutes(lasts));
        Outcome outcome =
                request.needsSecondPerson() ? DESK.approved(request, MIRA, PRIYA) : DESK.decisionAlone(request, MIRA);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        if (random.nextInt(4) == 0) {
            long decision =
                    DESK.cases.file(caseId, MIRA).orElseThrow().lastDecision().decisionId();
            assertThat(DESK.cases.undo(caseId, decision, MIRA)).isInstanceOf(Outcome.Done.class);
            DESK.cases.release(caseId, MIRA);
            return;
        }
        long measure =
                DESK.measures.standing(caseId, PRIYA).measures().getFirst().measureId();
        String what = action == Action.KICK ? "kick room-of-" + member : action.key();
        DESK.settle();
        intervals.add(new Interval(what, measure, minutes, endless ? Long.MAX_VALUE : minutes + lasts));
    }

    private void lift(Random random) {
        if (!intervals.isEmpty()) {
            Interval some = intervals.get(random.nextInt(intervals.size()));
            Outcome outcome = DESK.measures.lift(some.measureId, "enough", PRIYA);
            // the model's minutes are coarse: at the very end both answers are right
            if (minutes != some.end - 1 && minutes != some.end) {
                assertThat(outcome instanceof Outcome.Done).isEqualTo(!some.gone && minutes < some.end);
            }
            some.gone |= outcome instanceof Outcome.Done;
        }
    }

    private void pass(int more) {
        DESK.pass(Duration.ofMinutes(more));
        minutes += more;
    }

    /** The jobs run at the same time and in no order. */
    private static void sendSome(Random random) {
        for (Long effect : List.copyOf(DESK.scheduled)) {
            if (random.nextInt(3) > 0 && DESK.effects.send(effect)) {
                DESK.scheduled.remove(effect);
            }
        }
    }

    private void check(String member) {
        DESK.restrictions.endDue();
        while (!DESK.scheduled.isEmpty()) {
            DESK.scheduled.reversed().stream()
                    .filter(DESK.effects::send)
                    .toList()
                    .forEach(DESK.scheduled::remove);
        }
        var wanted = new TreeSet<String>();
        var perhaps = new TreeSet<String>();
        for (Interval each : intervals) {
            if (!each.gone && each.begin <= minutes && minutes < each.end - 1) {
                wanted.add(each.what);
            }
            if (!each.gone && (minutes == each.end - 1 || minutes == each.end)) {
                perhaps.add(each.what);
            }
        }
        var found = new TreeSet<>(DESK.restrictionsInChat(member));
        assertThat(found).containsAll(wanted);
        found.removeAll(wanted);
        assertThat(perhaps).containsAll(found);
    }
}
