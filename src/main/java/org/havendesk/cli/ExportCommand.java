package org.havendesk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "export", description = "Writes data out.", synopsisSubcommandLabel = "WHAT")
final class ExportCommand extends Group {
    @ParentCommand
    private HavendeskCommand havendesk;

    HavendeskCommand havendesk() {
        return havendesk;
    }
}
