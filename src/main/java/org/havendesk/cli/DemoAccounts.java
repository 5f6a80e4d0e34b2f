package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.jooq.DSLContext;

/** The first sign-ins of an installation: enough people to see how a case goes from hand to hand. */
final class DemoAccounts {
    private static final List<Demo> PEOPLE = List.of(
            new Demo("mira", "Mira Okafor", Roles.MODERATOR),
            new Demo("jonas", "Jonas Lindqvist", Roles.MODERATOR),
            new Demo("priya", "Priya Raman", Roles.SUPERVISOR));

    private static final String CONSONANTS = "bdfghjkmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int GROUPS = 4;

    private record Demo(String username, String name, String role) {}

    private DemoAccounts() {}

    /**
     * Where there is no account yet, creates them and writes their passwords to the file: both or neither.
     *
     * @return whether it did
     */
    static boolean createIfNone(DSLContext deskOwner, Path file) {
        if (!new Accounts(deskOwner).isEmpty()) {
            return false;
        }
        var random = new SecureRandom();
        deskOwner.transaction(tx -> {
            var accounts = new Accounts(tx.dsl());
            var lines = PEOPLE.stream()
                    .map(demo -> {
                        String password = password(random);
                        accounts.create(demo.username(), demo.name(), Set.of(demo.role()), password);
                        return String.join("\t", demo.username(), password, demo.role()) + "\n";
                    })
                    .collect(Collectors.joining());
            write(lines, file);
        });
        return true;
    }

    /** Four groups of two syllables, like "molu-keta-rifo-sanu": 50 bits that can be read aloud. */
    static String password(SecureRandom random) {
        return random.ints(GROUPS, 0, 1)
                .mapToObj(_ -> syllable(random) + syllable(random))
                .collect(Collectors.joining("-"));
    }

    private static String syllable(SecureRandom random) {
        return "" + CONSONANTS.charAt(random.nextInt(CONSONANTS.length()))
                + VOWELS.charAt(random.nextInt(VOWELS.length()));
    }

    private static void write(String lines, Path file) {
        try {
            Path written = Files.createTempFile(file.getParent(), "demo-accounts", ".new"); // its owner's alone
            Files.writeString(written, lines);
            Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
