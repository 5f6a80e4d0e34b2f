package org.havendesk.cli;

import java.util.ResourceBundle;
import java.util.function.Function;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.Directory;
import org.havendesk.accounts.Outcome;
import org.havendesk.db.SetupException;
import org.jooq.DSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "account",
        description =
                "Looks after the accounts of the people who work with the console, also where no admin can sign in.")
final class AccountCommand extends Group {
    private static final String HERE = "http://localhost:8080";

    @ParentCommand
    private HavendeskCommand havendesk;

    /** Does something on the desk's database, and keeps the ledger's end outside of it. */
    int on(Function<DSLContext, Integer> work) {
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(havendesk::databases);
            int status = work.apply(databases.desk());
            Anchor.update(databases);
            return status;
        }
    }

    /** Does something to the account of this sign-in name. */
    int to(String username, Streams streams, Act act) {
        return on(desk -> {
            AccountRow account = new Directory(desk)
                    .find(username)
                    .orElseThrow(
                            () -> new SetupException("There is no account with the sign-in name " + username + "."));
            return tell(act.on(new AccountActs(desk), account), streams);
        });
    }

    /** An act on an account that is there. */
    interface Act {
        Outcome on(AccountActs acts, AccountRow account);
    }

    /** Writes a link to standard output, and a sentence to standard error where something stands against it. */
    int tell(Outcome outcome, Streams streams) {
        return switch (outcome) {
            case Outcome.Done done -> Exit.DONE;
            case Outcome.Linked linked -> {
                streams.out().println(address() + "/welcome/" + linked.token());
                streams.err().println("The link works once and for 72 hours. It is kept nowhere: pass it on now.");
                yield Exit.DONE;
            }
            case Outcome.Refused refused -> {
                streams.err()
                        .println(ResourceBundle.getBundle("vaadin-i18n.translations")
                                .getString("accounts.refused." + refused.why()));
                yield Exit.FAILED;
            }
        };
    }

    private String address() {
        return havendesk.config().publicUrl().orElse(HERE);
    }
}
