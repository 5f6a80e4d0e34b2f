package org.havendesk.cli;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.havendesk.chat.store.Installation;
import org.havendesk.chat.store.StoreFile;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        description = {
            "Puts the views that the console reads into the database of a chat platform, with the role that reads them (chat_reader).",
            "The platform's tables and data stay as they are. Doing it again changes nothing; --remove takes everything away.",
            "The owner's password is read from PGPASSWORD, the reader's new one from HAVENDESK_CHAT_PASSWORD."
        },
        exitCodeList = {Exit.DONE_HELP, Exit.FAILED_HELP, Exit.WRONG_USAGE_HELP})
final class ChatInstallCommand implements Callable<Integer> {
    private final Streams streams;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "synapse, ejabberd or havendesk; each is a file of db/chat.")
    private @Nullable String platform;

    @Option(names = "--print", description = "Prints the SQL instead of applying it; psql applies it as well.")
    private boolean print;

    @Option(names = "--url", paramLabel = "URL", description = "The chat database: postgresql://host:5432/name.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            defaultValue = "postgres",
            description = "Owns the platform's tables; ${DEFAULT-VALUE} by default.")
    private String user = "postgres";

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "The XMPP domain, where ejabberd's tables are of one domain and do not name it.")
    private @Nullable String domain;

    @Option(names = "--remove", description = "Takes the views, their indexes and the role away.")
    private boolean remove;

    ChatInstallCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() throws SQLException {
        if (domain != null && !domain.matches("[A-Za-z0-9.-]+")) {
            throw new SetupException("There is no XMPP domain " + domain + ".");
        }
        if (print) {
            String setting = domain == null ? "" : "set havendesk.domain = '" + domain + "';\n\n";
            streams.out().print(setting + file().script());
            return Exit.DONE;
        }
        if (url == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say which database with --url, or print it with --print.");
        }
        @Nullable StoreFile file = remove ? null : file();
        try (var owner = ChatDatabase.open(url, user, environment.get("PGPASSWORD"))) {
            var installation = new Installation(owner);
            if (file == null) {
                List<String> removed = installation.remove();
                streams.err()
                        .println(removed.isEmpty() ? "There was nothing." : "Removed: " + String.join(", ", removed));
            } else {
                installation.install(file, domain, environment.get("HAVENDESK_CHAT_PASSWORD"));
                streams.err()
                        .println("The views of " + file.platform()
                                + " are installed. Prove them: bin/havendesk chat check --url " + url);
            }
        }
        return Exit.DONE;
    }

    private StoreFile file() {
        if (platform == null) {
            throw new ParameterException(spec.commandLine(), "Say which platform with --platform.");
        }
        return StoreFile.of(platform)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no platform " + platform + ": synapse, ejabberd, havendesk."));
    }
}
