package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.SHIFT;
import static org.jooq.impl.DSL.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;

/** The first sign-ins of an installation: enough people to see how a case goes from hand to hand. */
final class DemoAccounts {
    private static final List<Demo> PEOPLE = List.of(
            new Demo("mira", "Mira Okafor", Roles.MODERATOR),
            new Demo("jonas", "Jonas Lindqvist", Roles.MODERATOR),
            new Demo("priya", "Priya Raman", Roles.SUPERVISOR),
            new Demo("hanna", "Hanna Brandt", Roles.SUPERVISOR),
            new Demo("elena", "Elena Marsh", Roles.LEAD));

    /** Who takes what is handed over. */
    private static final String SAFEGUARDING_LEAD = "hanna";

    /** Somebody is there at all hours: a moderator and a supervisor at a time, by turns. */
    private static final List<List<String>> TURNS = List.of(List.of("mira", "priya"), List.of("jonas", "hanna"));

    private static final Duration TURN = Duration.ofHours(12);
    private static final int DAYS = 14;

    private static final Actor OPERATOR = new Actor.Operator("demo accounts");

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
            lead(tx.dsl());
            shifts(tx.dsl());
            write(lines, file);
        });
        return true;
    }

    private static void lead(DSLContext tx) {
        long lead = tx.update(ACCOUNT)
                .set(ACCOUNT.SAFEGUARDING_LEAD, true)
                .where(ACCOUNT.USERNAME.eq(SAFEGUARDING_LEAD))
                .returning(ACCOUNT.ACCOUNT_ID)
                .fetchSingle(ACCOUNT.ACCOUNT_ID);
        Ledger.append(tx, Entry.of(OPERATOR, "safeguarding_lead", "account", lead));
    }

    /** A rota of two weeks that begins now. */
    private static void shifts(DSLContext tx) {
        Map<String, Long> ids = tx.select(ACCOUNT.USERNAME, ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .fetchMap(ACCOUNT.USERNAME, ACCOUNT.ACCOUNT_ID);
        Instant begins = tx.select(field("now()", Instant.class)).fetchSingle().value1();
        int turns = (int) (Duration.ofDays(DAYS).dividedBy(TURN));
        for (int turn = 0; turn < turns; turn++) {
            for (String username : TURNS.get(turn % TURNS.size())) {
                tx.insertInto(SHIFT)
                        .set(SHIFT.ACCOUNT_ID, ids.get(username))
                        .set(SHIFT.BEGINS_AT, begins.plus(TURN.multipliedBy(turn)))
                        .set(SHIFT.ENDS_AT, begins.plus(TURN.multipliedBy(turn + 1)))
                        .set(SHIFT.PLANNED_BY, ids.get(SAFEGUARDING_LEAD))
                        .execute();
            }
        }
        Ledger.append(tx, Entry.of(OPERATOR, "plan", "shift", "demo").after(Map.of("days", DAYS)));
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
