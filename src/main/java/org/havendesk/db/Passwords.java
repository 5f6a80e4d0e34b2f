package org.havendesk.db;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The random passwords of the embedded server's roles, in a file that only its owner reads. */
final class Passwords {
    static final String SUPERUSER = "postgres";

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    /** Reads the file; makes up and adds the passwords that are missing in it. */
    static Passwords of(DataFolder folder) {
        Path file = folder.passwords();
        var byRole = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    byRole.load(in);
                }
            } else if (EmbeddedServer.hasDatabases(folder)) {
                throw new SetupException("The file " + file
                        + " is missing: without it the databases beside it stay closed;" + " put it back from a copy.");
            }
            if (complete(byRole)) {
                save(byRole, file);
            }
            return new Passwords(byRole);
        } catch (IOException | IllegalArgumentException e) {
            throw new SetupException("The passwords in " + file + " cannot be read.", e);
        }
    }

    Credentials of(String role) {
        return new Credentials(role, byRole.getProperty(role));
    }

    List<Credentials> roles() {
        return Provision.ROLES.stream().map(this::of).toList();
    }

    private static boolean complete(Properties byRole) {
        boolean added = byRole.putIfAbsent(SUPERUSER, random()) == null;
        for (String role : Provision.ROLES) {
            added |= byRole.putIfAbsent(role, random()) == null;
        }
        return added;
    }

    private static void save(Properties byRole, Path file) throws IOException {
        Path written = Files.createTempFile(file.getParent(), "passwords", ".new"); // readable for its owner alone
        try (var out = Files.newBufferedWriter(written)) {
            byRole.store(out, "Passwords of the embedded database server");
        }
        Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
