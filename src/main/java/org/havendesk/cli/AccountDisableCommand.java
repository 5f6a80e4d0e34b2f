package org.havendesk.cli;

import java.util.concurrent.Callable;
import org.havendesk.ledger.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "disable",
        description = "Disables an account: whoever is signed in with it is out at once. The last admin stays.")
final class AccountDisableCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private AccountCommand account;

    @Parameters(paramLabel = "USERNAME", description = "With which they sign in.")
    private String username = "";

    AccountDisableCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return account.to(
                username,
                streams,
                (acts, found) -> acts.disable(found.accountId(), new Actor.Operator("account disable")));
    }
}
