package org.havendesk.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the server and its tools write: here it is seen at once that, and why, a start failed. */
final class ServerLog {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final List<String> HOPELESS =
            List.of("could not start server", "password authentication failed for user \"" + Passwords.SUPERUSER);

    private final Path file;
    private final long from;

    /** The log, begun anew where it grew beyond so many bytes. */
    ServerLog(Path file, long kept) throws IOException {
        this.file = file;
        if (Files.exists(file) && Files.size(file) > kept) {
            Files.delete(file);
        }
        this.from = Files.exists(file) ? Files.size(file) : 0;
    }

    /** Starts the server; zonky alone would keep trying to connect to one that has long given up. */
    EmbeddedPostgres watch(EmbeddedPostgres.Builder builder) {
        Thread starter = Thread.currentThread();
        Thread watcher = Thread.ofVirtual().start(() -> interruptIfHopeless(starter));
        try {
            EmbeddedPostgres postgres = builder.start();
            if (isHopeless()) {
                postgres.close();
                throw failed(null);
            }
            return postgres;
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw failed(e);
        } finally {
            watcher.interrupt();
            Thread.interrupted(); // the watcher's
        }
    }

    private void interruptIfHopeless(Thread starter) {
        try {
            while (!isHopeless()) {
                Thread.sleep(LOOK);
            }
            starter.interrupt();
        } catch (InterruptedException e) {
            // the start is over
        }
    }

    private boolean isHopeless() {
        String written = written();
        return HOPELESS.stream().anyMatch(written::contains);
    }

    private SetupException failed(Throwable cause) {
        return new SetupException(
                "The database server does not start"
                        + firstError().map(reason -> " (" + reason + ")").orElse("") + "; its log is " + file + ".",
                cause);
    }

    private Optional<String> firstError() {
        return written()
                .lines()
                .filter(line -> line.matches(".*(FATAL|PANIC|error|not found|denied|failed).*"))
                .findFirst()
                .map(String::strip);
    }

    private String written() {
        if (!Files.exists(file)) {
            return "";
        }
        try (var channel = FileChannel.open(file).position(from)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
