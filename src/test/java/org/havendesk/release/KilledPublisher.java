package org.havendesk.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** A Java process that publishes all that is due on a town's databases, from the moment it is let go until it is killed. */
final class KilledPublisher implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private KilledPublisher(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static KilledPublisher on(Town town, Instant now) throws IOException {
        return new KilledPublisher(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledPublisher.class.getName(),
                        town.databases.deskUrl(),
                        town.databases.chatUrl(),
                        town.databases.password(),
                        town.mark.toString(),
                        now.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-publisher.log").toFile()))
                .start());
    }

    void letGo() throws IOException {
        waitFor("ready");
        process.outputWriter().append("go\n").flush();
    }

    private void waitFor(String word) throws IOException {
        for (String line = lines.readLine(); !word.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the process did not start: see target/killed-publisher.log");
            }
        }
    }

    /** kill -9, whatever it is about; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws Exception {
        DSLContext desk = open(args[0], "desk_app", args[2]);
        DSLContext chat = open(args[1], "chat_reader", args[2]);
        desk.fetchExists(org.havendesk.db.release.Tables.RELEASE_); // what takes longest at a start is done before
        chat.fetchExists(org.havendesk.db.source.Tables.MEMBER);
        var publisher = new Publisher(desk, chat, Path.of(args[3]));
        System.out.println("ready");
        System.in.read();
        publisher.publishDue(Instant.parse(args[4]));
        Thread.currentThread().join();
    }

    private static DSLContext open(String url, String role, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role);
        source.setPassword(password);
        return DSL.using(source, SQLDialect.POSTGRES);
    }
}
