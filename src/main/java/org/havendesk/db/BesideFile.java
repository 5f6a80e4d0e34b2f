package org.havendesk.db;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The files beside the databases without which an installation is not whole: a backup takes them along. */
public enum BesideFile {
    /** A server keeps the passwords that it was made with. */
    PASSWORDS("passwords.properties", true),
    DEMO_ACCOUNTS("demo-accounts.txt", false),
    /** What seals the secrets of code apps in the database: it belongs to the rows. */
    SIGN_IN_KEY("sign-in.key", false),
    LEDGER_HEAD("ledger-head", false),
    /** Which periods were published: an old backup does not make that undone. */
    RELEASE_MARK("release-mark", true);

    private final String fileName;
    private final boolean kept;

    BesideFile(String fileName, boolean kept) {
        this.fileName = fileName;
        this.kept = kept;
    }

    public static Optional<BesideFile> named(String fileName) {
        return Arrays.stream(values())
                .filter(beside -> beside.fileName.equals(fileName))
                .findFirst();
    }

    public String fileName() {
        return fileName;
    }

    public Path in(DataFolder folder) {
        return folder.path().resolve(fileName);
    }

    /** Whether one that stands stays, whatever a backup holds. */
    public boolean isKept() {
        return kept;
    }
}
