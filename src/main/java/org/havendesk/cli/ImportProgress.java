package org.havendesk.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.havendesk.archive.ArchiveImport.Progress;
import org.havendesk.archive.Summary.Refusal;

/** How far an import is: one line that is written over on a terminal, a line every ten seconds elsewhere. */
final class ImportProgress implements Consumer<Progress> {
    private static final long ELSEWHERE = 10_000_000_000L;

    private final PrintStream err;
    private final String name;
    private final long size;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private long told = System.nanoTime();
    private boolean lineOpen;

    /** @param size in bytes, 0 where nobody knows */
    ImportProgress(PrintStream err, String name, long size) {
        this.err = err;
        this.name = name;
        this.size = size;
    }

    @Override
    public void accept(Progress progress) {
        if (terminal) {
            err.print("\r" + text(progress));
            err.flush();
            lineOpen = true;
        } else if (System.nanoTime() - told > ELSEWHERE) {
            told = System.nanoTime();
            err.println(text(progress));
        }
    }

    /** Names a record that was not taken. */
    void refused(Refusal refusal) {
        end();
        err.println(name + ", " + refusal);
    }

    void end() {
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }

    private String text(Progress progress) {
        String share = size == 0 ? "" : ", %d %%".formatted(Math.min(100, progress.bytesRead() * 100 / size));
        return String.format(Locale.ROOT, "Importing %s: %,d lines%s", name, progress.lines(), share);
    }
}
