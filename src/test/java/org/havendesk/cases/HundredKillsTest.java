package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A hundred processes with a console's jobs, one after the other, each killed with -9 at a random moment while decisions stand
 * whose effects are not over. What is killed is the real process; the database servers and the chat live on. A kill after which
 * nothing was left to do is not counted.
 */
class HundredKillsTest {
    private static final int KILLS = 100;
    private static final int DECISIONS_A_KILL = 2;
    private static final int READY = 2;
    private static final Duration LONGEST_LIFE = Duration.ofMillis(350);
    private static final Duration AFTER_FIRST_WORK = Duration.ofMillis(80);

    /** Decisions and ends of measures that became due, and effects, that are not over. */
    private static final String OPEN = """
            select (select count(*) from desk.decision where undo_until <= now() and undone_at is null and settled_at is null)
              + (select count(*) from desk.measure where ends_at <= now() and ended_at is null and lifted_at is null)
              + (select count(*) from desk.effect e join desk.scheduled_tasks t
                   on t.task_name = 'effect' and t.task_instance = e.effect_id::text)""";

    /** Grows with all that the jobs do. */
    private static final String WORK = """
            select (select count(*) from desk.decision where settled_at is not null)
              + (select coalesce(sum(attempts), 0) from desk.effect)""";

    private static final String MUTED = """
            update desk.measure m set ends_at = now() where ended_at is null and exists
              (select from desk.effect e where e.measure_id = m.measure_id and e.kind = 'mute' and e.state = 'done')""";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Queue<KilledConsole> ready = new ArrayDeque<>();
    private int decisions;

    @AfterEach
    void close() {
        ready.forEach(KilledConsole::close);
        desk.close();
    }

    @Test
    void aConsoleKilledAtAHundredRandomMomentsDoesEveryEffectOnceOrSaysThatItIsUnknown() throws Exception {
        System.out.println("seed " + seed);
        prepare(KILLS * DECISIONS_A_KILL * 3 / 2);
        int kills = 0;
        long inHand = 0;
        for (int lives = 0; kills < KILLS; lives++) {
            assertThat(lives).as("most kills come in time").isLessThan(KILLS * 3 / 2);
            decideSome();
            live();
            int open = count(OPEN);
            inHand += open;
            kills += open > 0 ? 1 : 0;
            if (kills % 4 == 0) {
                letTimeRunOut();
            }
        }
        finish();
        System.out.println(kills + " kills, " + decisions + " decisions, on average " + inHand / kills
                + " things open at a kill, effects " + states() + ", tried again "
                + count("select count(*) from desk.effect where attempts > 1"));
        assertThat(inHand / kills).as("several in flight at a kill").isGreaterThan(1);
        assertThat(count("select count(*) from desk.effect where attempts > 1"))
                .as("some were killed between the try and its receipt")
                .isPositive();
        assertEverythingOnce();
    }

    /** Cases to decide; all that the intake does is done before. */
    private void prepare(int cases) throws Exception {
        for (int i = 0; i < cases; i++) {
            desk.member("member" + i, "handle" + i);
            desk.member("reporter" + i, "reporting" + i);
            desk.room("room" + i);
            desk.message("message" + i, "room" + i, "member" + i, Duration.ofMinutes(2), "words");
            desk.report("message" + i, "reporter" + i, "spam", Duration.ofMinutes(1));
        }
        desk.intake.drain();
        fill();
    }

    private void fill() throws Exception {
        while (ready.size() < READY) {
            ready.add(KilledConsole.on(desk));
        }
    }

    /** Some more decisions that cannot be taken back any more, and mutes whose time is over. */
    private void decideSome() {
        for (int i = 0; i < DECISIONS_A_KILL; i++) {
            long caseId = desk.caseOf("member" + decisions);
            Outcome outcome =
                    switch (decisions++ % 3) {
                        case 0 -> desk.decide(caseId, mira, Action.REMOVE_MESSAGE, Action.WARN);
                        case 1 -> desk.restrict(caseId, mira, Action.MUTE, Duration.ofDays(2));
                        default -> desk.decide(caseId, mira, Action.REMOVE_MESSAGE);
                    };
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
        }
        desk.pass(Duration.ofSeconds(11));
        desk.databases.deskOwner().execute(MUTED);
    }

    /** One process from its first job to its end; half of them die soon after they got somewhere. */
    private void live() throws Exception {
        try (KilledConsole console = ready.remove()) {
            fill();
            int before = count(WORK);
            console.letGo();
            if (random.nextBoolean()) {
                waitFor(console, () -> count(WORK) > before);
                LockSupport.parkNanos(random.nextLong(AFTER_FIRST_WORK.toNanos()));
            } else {
                LockSupport.parkNanos(random.nextLong(LONGEST_LIFE.toNanos()));
            }
            assertThat(console.isAlive()).as("it runs until it is killed").isTrue();
        }
    }

    /** For some requests that may have got through the console comes back too late. */
    private void letTimeRunOut() {
        desk.databases.deskOwner().execute("""
                update desk.effect set not_after = now() - interval '1 second' where effect_id in
                  (select effect_id from desk.effect where state in ('planned', 'sent') and attempts > 0
                   order by effect_id limit 1)""");
    }

    /** The last process is left alone until all is over. */
    private void finish() throws Exception {
        try (KilledConsole console = ready.remove()) {
            console.letGo();
            waitFor(console, () -> {
                desk.databases.deskOwner().execute(MUTED);
                return count(OPEN) == 0;
            });
        }
    }

    private static void waitFor(KilledConsole console, java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the work goes on").isBefore(deadline);
            assertThat(console.isAlive()).as("it runs until it is killed").isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
    }

    private void assertEverythingOnce() {
        assertThat(states().keySet()).isSubsetOf("done", "unknown");
        assertThat(count("select count(*) from desk.decision where settled_at is not null"))
                .isEqualTo(decisions);
        assertThat(count("select count(*) from desk.effect where purpose = 'outcome'"))
                .as("each reporter is told once")
                .isEqualTo(decisions);
        assertThat(count("select count(*) from desk.ledger_entry where verb = 'settle'"))
                .isEqualTo(decisions);
        assertThat(count("select count(*) from desk.ledger_entry where verb = 'effect'"))
                .isEqualTo(count("select count(*) from desk.effect"));
        assertThat(count("select count(*) from desk.ledger_entry where verb = 'measure_end'"))
                .isEqualTo(count("select count(*) from desk.measure where ended_at is not null"))
                .isPositive();
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        Map<UUID, Integer> asked = asked();
        for (Record effect : desk.desk.fetch("select * from desk.effect order by effect_id")) {
            assertOnce(effect, asked.remove(effect.get("key", UUID.class)));
        }
        assertThat(asked).as("nothing else was asked for").isEmpty();
    }

    /** What is done is done once in the chat; what is unknown once at most. */
    private void assertOnce(Record effect, Integer asked) {
        String what = effect.get("kind") + " " + effect.get("effect_id");
        boolean done = effect.get("state").equals("done");
        assertThat(asked == null ? 0 : asked).as(what).isIn(done ? Set.of(1) : Set.of(0, 1));
        int seen =
                switch (effect.get("kind", String.class)) {
                    case "remove_message" ->
                        inChat(
                                "select count(*) from chat.change where kind = 'removed' and message_id = ?",
                                effect.get("message_id"));
                    case "notice" ->
                        inChat(
                                "select count(*) from chat.message where message_id = 'notice:' || ?",
                                effect.get("key").toString());
                    default -> asked == null ? 0 : asked; // as it stands now says the next line
                };
        assertThat(seen).as(what).isEqualTo(asked == null ? 0 : asked);
        if (done && effect.get("kind").equals("unmute")) {
            assertThat(desk.restrictionsInChat(effect.get("member_id", String.class)))
                    .as(what)
                    .isEmpty();
        }
    }

    /** How often the chat was asked with each key. */
    private Map<UUID, Integer> asked() {
        var asked = new HashMap<UUID, Integer>();
        desk.chat
                .fetch("select key from chat.moderation_action")
                .forEach(r -> asked.merge(r.get(0, UUID.class), 1, Integer::sum));
        return asked;
    }

    private Map<String, Integer> states() {
        return new TreeMap<>(desk.desk
                .fetch("select state, count(*) from desk.effect group by state")
                .intoMap(r -> r.get(0, String.class), r -> r.get(1, Integer.class)));
    }

    private int count(String sql) {
        return desk.desk.fetchSingle(sql).get(0, Integer.class);
    }

    private int inChat(String sql, Object value) {
        return desk.chat.fetchSingle(sql, value).get(0, Integer.class);
    }
}
