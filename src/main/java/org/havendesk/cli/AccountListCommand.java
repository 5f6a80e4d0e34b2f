package org.havendesk.cli;

import java.util.concurrent.Callable;
import org.havendesk.accounts.AccountFilter;
import org.havendesk.accounts.AccountPage;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.Directory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "list",
        description =
                "Writes one line for each account: sign-in name, status, second step (yes or no), roles, name; between tabs.")
final class AccountListCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private AccountCommand account;

    AccountListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return account.on(desk -> {
            var directory = new Directory(desk);
            Long after = null;
            do {
                AccountPage page = directory.page(AccountFilter.ALL, after);
                page.rows().forEach(row -> streams.out().println(line(row)));
                after = page.next();
            } while (after != null);
            return Exit.DONE;
        });
    }

    private static String line(AccountRow row) {
        return String.join(
                "\t",
                row.username(),
                row.status().key(),
                row.hasSecondStep() ? "yes" : "no",
                String.join(",", row.roles()),
                row.name());
    }
}
