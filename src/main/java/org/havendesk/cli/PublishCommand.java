package org.havendesk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.havendesk.db.Databases;
import org.havendesk.release.Publisher;
import org.havendesk.release.Publishing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "publish",
        description = {
            "Publishes the figures of all months and quarters that are due: seven days after their end, each once.",
            "The running console does the same by itself within the hour. Nothing is due while no program is named."
        },
        exitCodeList = {
            Exit.DONE_HELP,
            Exit.FAILED_HELP,
            " 2:Done, but some periods were refused; standard error says which and why.",
            Exit.WRONG_USAGE_HELP
        })
final class PublishCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    PublishCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(havendesk::databases);
            List<Publishing> outcomes = publish(databases);
            Anchor.update(databases);
            outcomes.forEach(this::tell);
            if (outcomes.isEmpty()) {
                streams.out().println("Nothing is due.");
            }
            return outcomes.stream().anyMatch(Publishing.Refused.class::isInstance) ? Exit.SOME_REFUSED : Exit.DONE;
        }
    }

    static List<Publishing> publish(Databases databases) {
        return new Publisher(
                        databases.desk(), databases.chat(), databases.folder().releaseMark())
                .publishDue();
    }

    private void tell(Publishing outcome) {
        switch (outcome) {
            case Publishing.Done done -> streams.out().printf("Published: %s, %s%n", done.period(), done.hash());
            case Publishing.Refused refused -> streams.err()
                    .printf("Not published: %s: %s%n", refused.period(), refused.why());
        }
    }
}
