package org.havendesk.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Closes what a command opened, newest first: when the command ends, and when Ctrl-C or a signal ends it. The virtual
 * machine alone would run such hooks side by side, and stop the database server under the console.
 */
final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Thread hook = new Thread(this::interrupted, "cleanup");
    private volatile boolean interrupted;

    Cleanup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Opens a resource that will be closed. A signal that comes meanwhile waits, so that nothing stays behind. */
    synchronized <T extends AutoCloseable> T open(Supplier<T> opening) {
        T resource = opening.get();
        opened.push(resource);
        return resource;
    }

    /** Whether the process is being ended, so that what fails now is no news. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        closeAll();
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void interrupted() {
        interrupted = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                System.err.println(Sentence.of(e));
            }
        }
    }
}
