package org.havendesk.cli;

import java.util.concurrent.Callable;
import org.havendesk.ledger.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reset",
        description = {
            "Takes the password of an account away, ends its sessions, and writes a new link to standard output.",
            "HAVENDESK_PUBLIC_URL is where people reach the console; http://localhost:8080 by default."
        })
final class AccountResetCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private AccountCommand account;

    @Parameters(paramLabel = "USERNAME", description = "With which they sign in.")
    private String username = "";

    @Option(
            names = "--second-steps",
            description = "Removes passkeys, code app and recovery codes too: for a lost device.")
    private boolean secondSteps;

    AccountResetCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return account.to(
                username,
                streams,
                (acts, found) -> acts.reset(found.accountId(), secondSteps, new Actor.Operator("account reset")));
    }
}
