package org.havendesk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.ledger.Actor;
import org.havendesk.release.Publisher;
import org.havendesk.release.Publishing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--withdraw",
            paramLabel = "RELEASE",
            description = "Instead: says of a release, by its number, that its figures are not to be used any more.")
    private @Nullable Long withdrawn;

    @Option(names = "--note", paramLabel = "WHY", description = "Why it is withdrawn; everybody who reads its figures sees it.")
    private String note = "";

    @Spec
    private CommandSpec spec;

    PublishCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if ((withdrawn != null) == note.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Say both --withdraw and --note, or neither.");
        }
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(() -> Databases.forCommand(DataFolder.at(havendesk.data())));
            if (withdrawn != null) {
                return withdraw(databases, withdrawn);
            }
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
        return publisher(databases).publishDue();
    }

    private int withdraw(Databases databases, long release) {
        boolean done = publisher(databases).withdraw(release, note.strip(), new Actor.Operator("publish"));
        Anchor.update(databases);
        if (!done) {
            streams.err().println("There is no release " + release + ", or it was withdrawn before.");
            return Exit.FAILED;
        }
        streams.out().println("Withdrawn: release " + release);
        return Exit.DONE;
    }

    private static Publisher publisher(Databases databases) {
        return new Publisher(
                databases.desk(), databases.chat(), databases.folder().releaseMark());
    }

    private void tell(Publishing outcome) {
        switch (outcome) {
            case Publishing.Done done -> streams.out().printf("Published: %s, %s%n", done.period(), done.hash());
            case Publishing.Refused refused -> streams.err()
                    .printf("Not published: %s: %s%n", refused.period(), refused.why());
        }
    }
}
