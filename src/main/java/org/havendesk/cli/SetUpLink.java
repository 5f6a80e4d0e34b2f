package org.havendesk.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.havendesk.db.desk.Tables.ACCOUNT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.NewAccount;
import org.havendesk.accounts.Outcome;
import org.havendesk.ledger.Actor;
import org.jooq.DSLContext;

/**
 * The way in where nobody has an account: a link of one use for the first admin. Until somebody used it each start makes a
 * new one, and the one before is none any more.
 */
final class SetUpLink {
    private static final NewAccount FIRST = new NewAccount("admin", "First admin", null, Set.of(Roles.ADMIN));
    private static final Actor OPERATOR = new Actor.Operator("set up");

    private SetUpLink() {}

    /**
     * Makes the link where it is needed and writes it to the file, for its owner alone; elsewhere the file goes.
     *
     * @param address where people reach the console
     */
    static Optional<String> make(DSLContext desk, String address, Path file) throws IOException {
        Optional<Outcome> outcome = outcome(desk);
        if (outcome.isEmpty()) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        if (!(outcome.get() instanceof Outcome.Linked linked)) {
            throw new IllegalStateException("the first admin was refused: " + outcome.get());
        }
        String link = address + "/welcome/" + linked.token();
        Path written = Files.createTempFile(file.getParent(), "set-up-link", ".new"); // its owner's alone
        Files.writeString(written, link + "\n");
        Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
        return Optional.of(link);
    }

    private static Optional<Outcome> outcome(DSLContext desk) {
        var accounts = desk.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.USERNAME, ACCOUNT.WELCOMED_AT)
                .from(ACCOUNT)
                .orderBy(ACCOUNT.ACCOUNT_ID)
                .limit(2)
                .fetch();
        var acts = new AccountActs(desk);
        if (accounts.isEmpty()) {
            return Optional.of(acts.invite(FIRST, OPERATOR));
        }
        var first = accounts.getFirst();
        boolean unused = accounts.size() == 1 && first.value2().equals(FIRST.username()) && first.value3() == null;
        return unused ? Optional.of(acts.reset(first.value1(), false, OPERATOR)) : Optional.empty();
    }
}
