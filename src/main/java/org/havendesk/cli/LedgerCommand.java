package org.havendesk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "ledger", description = "Looks after the record of who did what.")
final class LedgerCommand extends Group {
    @ParentCommand
    private HavendeskCommand havendesk;

    HavendeskCommand havendesk() {
        return havendesk;
    }
}
