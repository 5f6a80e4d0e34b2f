package org.havendesk.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.havendesk.db.SetupException;

/** What went wrong, in one line for people. */
final class Sentence {
    private Sentence() {}

    static String of(Throwable thrown) {
        if (thrown instanceof SetupException) {
            return thrown.getMessage();
        }
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String fact =
                switch (cause) {
                    case NoSuchFileException e -> "there is no " + e.getFile();
                    case AccessDeniedException e -> "no access to " + e.getFile();
                    case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
                    default ->
                        cause.getMessage() == null ? cause.getClass().getSimpleName() : firstLine(cause.getMessage());
                };
        return "That did not work: " + fact;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
