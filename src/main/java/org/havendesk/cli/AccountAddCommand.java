package org.havendesk.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.NewAccount;
import org.havendesk.ledger.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "add",
        description = {
            "Makes an account and writes the link by which its person chooses a password to standard output.",
            "HAVENDESK_PUBLIC_URL is where people reach the console; http://localhost:8080 by default."
        })
final class AccountAddCommand implements Callable<Integer> {
    private static final Set<String> ROLES = Set.of(Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN);

    private final Streams streams;

    @ParentCommand
    private AccountCommand account;

    @Parameters(paramLabel = "USERNAME", description = "With which they sign in.")
    private String username = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "As colleagues know them.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "moderator, supervisor, lead or admin. Again for more.")
    private List<String> roles = List.of();

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "Their e-mail address. Nothing is sent by this command.")
    private @Nullable String email;

    @Spec
    private CommandSpec spec;

    AccountAddCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        roles.stream().filter(role -> !ROLES.contains(role)).findFirst().ifPresent(role -> {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--role': '" + role + "'");
        });
        var wanted = new NewAccount(username, name, email, new HashSet<>(roles));
        return account.on(
                desk -> account.tell(new AccountActs(desk).invite(wanted, new Actor.Operator("account add")), streams));
    }
}
