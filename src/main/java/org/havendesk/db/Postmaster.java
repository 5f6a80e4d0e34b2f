package org.havendesk.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of a PostgreSQL server, found by its data directory, whoever started them. */
final class Postmaster {
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private Postmaster() {}

    /** The port of the server that runs on the directory and takes connections. */
    static OptionalInt readyPort(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return ready ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Stops the server that runs on the directory, if one does, and waits until its last process is gone. A server
     * outlives a console that was killed, and sessions outlive a server that was killed.
     *
     * @throws SetupException if it does not stop
     */
    static void stop(Path data) {
        List<ProcessHandle> running = running(data);
        if (running.isEmpty()) {
            return;
        }
        signal("INT", running.stream().filter(p -> p.pid() == writtenPid(data)).toList());
        if (ended(running, FAST)) {
            return;
        }
        signal("QUIT", running(data));
        if (!ended(running(data), AT_ONCE)) {
            throw new SetupException("The database server on " + data + " (process " + writtenPid(data)
                    + ") does not stop; stop it and start again.");
        }
    }

    private static List<ProcessHandle> running(Path data) {
        return ProcessHandle.allProcesses().filter(p -> worksIn(p, data)).toList();
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return process.info().command().orElse("").endsWith("/bin/postgres")
                    && Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .equals(data);
        } catch (IOException | SecurityException e) {
            return false; // somebody else's, or gone
        }
    }

    private static long writtenPid(Path data) {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /** Java itself can only send TERM, on which a server waits for its clients, and KILL. */
    private static void signal(String name, List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            try {
                new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new SetupException("The process " + process.pid() + " cannot be stopped.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean ended(List<ProcessHandle> processes, Duration within) {
        var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
