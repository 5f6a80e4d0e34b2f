package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.havendesk.access.Person;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.db.Jobs;
import org.havendesk.intake.Intake;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Intake and effects in a process of their own that is killed with -9, again and again. */
class KillTest {
    private static final int REPORTS = 1000;
    private static final int DECISIONS = 20;
    private static final int MOST_KILLS = 3;

    @Test
    void anIntakeKilledManyTimesTakesEveryReportOnce() throws Exception {
        try (var desk = new TestDesk()) {
            desk.room("circle");
            for (int i = 0; i < 30; i++) {
                desk.member("member" + i, "handle" + i);
                desk.message("m" + i, "circle", "member" + i, Duration.ofMinutes(60 - i), "word");
            }
            for (int i = 0; i < REPORTS; i++) {
                desk.report("m" + i % 30, "reporter" + i, i % 2 == 0 ? "abuse" : "worry", Duration.ofMinutes(1));
            }
            int kills = killUntil(REPORTS, () -> count(desk, "select count(*) from desk.report"), desk);
            assertThat(kills).isPositive();
            assertThat(count(desk, "select sum(reports) from desk.cases")).isEqualTo(REPORTS);
            assertThat(count(desk, "select count(*) from desk.cases"))
                    .isEqualTo(30); // one a member: i % 30 fixes i % 2
            assertThat(count(desk, "select count(*) from desk.ledger_entry where verb = 'report'"))
                    .isEqualTo(REPORTS);
            assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void effectsKilledManyTimesArriveOnceEach() throws Exception {
        try (var desk = new TestDesk()) {
            Person mira = desk.moderator("Mira Okafor");
            for (int i = 0; i < DECISIONS; i++) {
                desk.decide(desk.caseAbout("member" + i, "abuse"), mira, Action.REMOVE_MESSAGE, Action.WARN);
            }
            desk.pass(Duration.ofSeconds(11));
            int kills = killUntil(2 * DECISIONS, () -> finished(desk), desk);
            assertThat(kills).isPositive();
            assertThat(count(desk, "select count(*) from desk.decision where settled_at is not null"))
                    .isEqualTo(DECISIONS);
            assertThat(desk.chat
                            .fetchSingle("select count(*) from chat.moderation_action")
                            .get(0, Integer.class))
                    .isEqualTo(2 * DECISIONS);
            assertThat(desk.chat
                            .fetchSingle("select count(*) from chat.message where member_id = 'moderation'")
                            .get(0, Integer.class))
                    .isEqualTo(DECISIONS);
            assertThat(desk.chat
                            .fetchSingle("select count(*) from chat.change where kind = 'removed'")
                            .get(0, Integer.class))
                    .isEqualTo(DECISIONS);
            assertThat(count(desk, "select count(*) from desk.ledger_entry where verb = 'effect'"))
                    .isEqualTo(2 * DECISIONS);
            assertThat(count(desk, "select count(*) from desk.scheduled_tasks where task_name = 'effect'"))
                    .isZero();
            assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        }
    }

    /** Effects that are done and whose job is gone. */
    private static int finished(TestDesk desk) {
        return count(desk, """
                select count(*) from desk.effect e
                where e.state = 'done' and not exists
                  (select from desk.scheduled_tasks t where t.task_name = 'effect' and t.task_instance = e.effect_id::text)
                """);
    }

    /** Starts the process and kills it soon after it got somewhere, until the work is done. Returns how often. */
    private static int killUntil(int all, IntSupplier progress, TestDesk desk) throws Exception {
        var random = new Random(11);
        int kills = 0;
        Instant deadline = Instant.now().plusSeconds(240);
        while (progress.getAsInt() < all) {
            int before = progress.getAsInt();
            Process process = start(desk);
            while (progress.getAsInt() == before) {
                assertThat(Instant.now()).as("the work is done in time").isBefore(deadline);
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS))
                        .as("the process runs until it is killed")
                        .isFalse();
            }
            if (kills == MOST_KILLS) {
                continueTo(all, progress, process, deadline);
            } else {
                process.waitFor(kills * random.nextInt(40), TimeUnit.MILLISECONDS); // the first time at once
                kills++;
            }
            process.destroyForcibly().waitFor();
        }
        return kills;
    }

    private static void continueTo(int all, IntSupplier progress, Process process, Instant deadline) throws Exception {
        while (progress.getAsInt() < all) {
            assertThat(Instant.now()).as("the work is done in time").isBefore(deadline);
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static Process start(TestDesk desk) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTest.class.getName(),
                        desk.databases.deskUrl(),
                        desk.databases.chatUrl(),
                        desk.databases.password())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "kill-test.log").toFile())
                .start();
    }

    private static int count(TestDesk desk, String sql) {
        Integer count = desk.desk.fetchSingle(sql).get(0, Integer.class);
        return count == null ? 0 : count;
    }

    /** The process that is killed: the intake and the jobs of decisions, as the console runs them. */
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource source = source(args[0], "desk_app", args[2]);
        DSLContext desk = DSL.using(source, SQLDialect.POSTGRES);
        DSLContext chat = DSL.using(source(args[1], "chat_reader", args[2]), SQLDialect.POSTGRES);
        DSLContext effects = DSL.using(source(args[1], "chat_effects", args[2]), SQLDialect.POSTGRES);
        var job = new EffectJob(new Effects(desk, new Outbox(effects)));
        var decisions = TestDesk.decisions(desk, chat, job, new Restrictions(desk, job));
        var settle = Tasks.recurring("settle", FixedDelay.ofMillis(200)).execute((i, c) -> decisions.settleDue());
        Scheduler scheduler = Jobs.scheduler(source, List.of(job.task(), settle));
        scheduler.start();
        new Intake(desk, chat).drain();
        Thread.currentThread().join();
    }

    private static PGSimpleDataSource source(String url, String role, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role);
        source.setPassword(password);
        return source;
    }
}
