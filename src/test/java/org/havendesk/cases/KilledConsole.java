package org.havendesk.cases;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.havendesk.chat.platform.Outbox;
import org.havendesk.db.Jobs;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A Java process with the jobs of a console between a decision and its effects: settling, ending measures, sending. It stands
 * ready until it is let go, and lives until it is killed. Its jobs beat ten times as fast as a console's, so that what a killed
 * process had in hand is soon taken up by the next one.
 */
final class KilledConsole implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final FixedDelay OFTEN = FixedDelay.ofMillis(100);

    private final Process process;
    private final BufferedReader lines;

    private KilledConsole(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static KilledConsole on(TestDesk desk) throws IOException {
        return new KilledConsole(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledConsole.class.getName(),
                        desk.databases.deskUrl(),
                        desk.databases.chatUrl(),
                        desk.databases.password())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-console.log").toFile()))
                .start());
    }

    /** Lets its jobs begin. */
    void letGo() throws IOException {
        for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the process did not start: see target/killed-console.log");
            }
        }
        process.outputWriter().append("go\n").flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9, whatever it is about; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws Exception {
        PGSimpleDataSource source = source(args[0], "desk_app", args[2]);
        DSLContext desk = DSL.using(source, SQLDialect.POSTGRES);
        DSLContext chat = DSL.using(source(args[1], "chat_reader", args[2]), SQLDialect.POSTGRES);
        DSLContext outbox = DSL.using(source(args[1], "chat_effects", args[2]), SQLDialect.POSTGRES);
        var job = new EffectJob(new Effects(desk, new Outbox(outbox)));
        var restrictions = new Restrictions(desk, job);
        var decisions = TestDesk.decisions(desk, chat, job, restrictions);
        var settle = Tasks.recurring("settle", OFTEN).execute((i, c) -> decisions.settleDue());
        var measures = Tasks.recurring("measures", OFTEN).execute((i, c) -> restrictions.endDue());
        var scheduler = Jobs.scheduler(source, List.of(job.task(), settle, measures), BEAT);
        desk.fetchExists(org.havendesk.db.desk.Tables.EFFECT); // what takes longest at a start is done before
        System.out.println("ready");
        System.in.read();
        scheduler.start();
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
