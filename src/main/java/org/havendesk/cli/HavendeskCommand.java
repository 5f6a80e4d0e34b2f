package org.havendesk.cli;

import java.nio.file.Path;
import org.havendesk.db.Config;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the commands, with what they share. */
@Command(
        name = "bin/havendesk",
        description = "Works on the data of Havendesk, while the console runs or not.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {Exit.DONE_HELP, Exit.FAILED_HELP, Exit.WRONG_USAGE_HELP})
final class HavendeskCommand extends Group {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            scope = ScopeType.INHERIT,
            description = "Where the data are kept; ${DEFAULT-VALUE} by default.")
    private Path data = Path.of("data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "A properties file that says what variables of the environment say otherwise,",
                "with their names in lower case: havendesk.public.url for HAVENDESK_PUBLIC_URL."
            })
    private @Nullable Path config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    private boolean help;

    /** What the operator says, of the environment and of the file where one is named. */
    Config config() {
        return Config.of(System.getenv(), config);
    }

    @Nullable
    Path configFile() {
        return config;
    }

    Path data() {
        return data;
    }

    /** The databases of the installation, as a command uses them. */
    Databases databases() {
        var said = config();
        said.databases(); // what is wrong with it is said before a folder is made
        return Databases.forCommand(DataFolder.at(data), said);
    }
}
