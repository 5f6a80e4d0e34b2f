package org.havendesk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "chat", description = "Puts the console's views into a chat database, and proves them.")
final class ChatCommand extends Group {
    @ParentCommand
    private HavendeskCommand havendesk;

    HavendeskCommand havendesk() {
        return havendesk;
    }
}
