package org.havendesk.cli;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.havendesk.chat.store.Finding;
import org.havendesk.chat.store.StoreCheck;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        description = {
            "Proves a chat store as the role that reads it: each view and column, that cursors use an index, that the role can do no more.",
            "Without --url it looks at the chat store in the data folder. The password is read from HAVENDESK_CHAT_PASSWORD."
        },
        exitCodeList = {
            " 0:Everything is as it should be.",
            " 1:Something falls short, or the store could not be read; the table says what.",
            Exit.WRONG_USAGE_HELP
        })
final class ChatCheckCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @ParentCommand
    private ChatCommand chat;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The chat database: postgresql://host:5432/name; HAVENDESK_CHAT_URL by default.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "Reads it; HAVENDESK_CHAT_USER by default, else chat_reader.")
    private @Nullable String user;

    ChatCheckCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() throws SQLException {
        String address = Optional.ofNullable(url).orElse(environment.get("HAVENDESK_CHAT_URL"));
        return tell(address == null ? ofFolder() : of(address));
    }

    private List<Finding> of(String address) throws SQLException {
        String role = Optional.ofNullable(user).orElse(environment.getOrDefault("HAVENDESK_CHAT_USER", "chat_reader"));
        try (var reader = ChatDatabase.open(address, role, environment.get("HAVENDESK_CHAT_PASSWORD"))) {
            return new StoreCheck(DSL.using(reader, SQLDialect.POSTGRES)).run();
        }
    }

    private List<Finding> ofFolder() {
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(chat.havendesk()::databases);
            return new StoreCheck(databases.chat()).run();
        }
    }

    private int tell(List<Finding> findings) {
        int width = findings.stream().mapToInt(f -> f.what().length()).max().orElse(0);
        for (Finding finding : findings) {
            streams.out()
                    .printf(
                            "%-4s  %-" + width + "s  %s%n",
                            finding.good() ? "ok" : "BAD",
                            finding.what(),
                            finding.says());
        }
        long bad = findings.stream().filter(finding -> !finding.good()).count();
        if (bad > 0) {
            streams.err().printf("The chat store falls short in %d of %d points.%n", bad, findings.size());
        }
        return bad == 0 ? Exit.DONE : Exit.FAILED;
    }
}
