package org.havendesk.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The way in from the shell. */
public final class Cli {
    private Cli() {}

    /**
     * Runs the command that the arguments name and ends the process with its exit status.
     *
     * @param application what Spring starts for {@code run}
     */
    public static void main(Class<?> application, String[] args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever else is written, what was asked for stays clean
        quiet();
        int status = execute(application, new Streams(System.in, out, System.err), args);
        System.exit(out.checkError() && status == Exit.DONE ? Exit.FAILED : status);
    }

    static int execute(Class<?> application, Streams streams, String... args) {
        var export = new CommandLine(new ExportCommand())
                .addSubcommand(new ExportCasesCommand(streams))
                .addSubcommand(new ExportPublishedCommand(streams));
        var ledger = new CommandLine(new LedgerCommand()).addSubcommand(new LedgerVerifyCommand(streams));
        var account = new CommandLine(new AccountCommand())
                .addSubcommand(new AccountAddCommand(streams))
                .addSubcommand(new AccountDisableCommand(streams))
                .addSubcommand(new AccountResetCommand(streams))
                .addSubcommand(new AccountListCommand(streams));
        var chat = new CommandLine(new ChatCommand())
                .addSubcommand(new ChatInstallCommand(streams, System.getenv()))
                .addSubcommand(new ChatCheckCommand(streams, System.getenv()));
        var havendesk = new CommandLine(new HavendeskCommand())
                .addSubcommand(new RunCommand(application, streams))
                .addSubcommand(new ImportCommand(streams))
                .addSubcommand(export)
                .addSubcommand(new BackupCommand(streams))
                .addSubcommand(new RestoreCommand(streams))
                .addSubcommand(new SystemdUnitCommand(streams))
                .addSubcommand(account)
                .addSubcommand(new PublishCommand(streams))
                .addSubcommand(ledger)
                .addSubcommand(chat);
        return havendesk
                .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, _) -> refuse(wrong, streams))
                .setExecutionExceptionHandler((thrown, _, _) -> {
                    streams.err().println(Sentence.of(thrown));
                    return Exit.FAILED;
                })
                .execute(args);
    }

    private static int refuse(ParameterException wrong, Streams streams) {
        streams.err().println(wrong.getMessage());
        streams.err().println("See " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Exit.WRONG_USAGE;
    }

    /** Libraries have nothing to say here; the console's own logging starts with Spring. */
    private static void quiet() {
        LogManager.getLogManager().reset();
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.OFF);
    }
}
