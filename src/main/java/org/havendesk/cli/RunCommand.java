package org.havendesk.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.havendesk.db.Config;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.db.SetupException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "run",
        customSynopsis = "bin/run [--port PORT] [--data FOLDER] [--config FILE] [--] [ARCHIVE...]",
        description = {
            "Starts the console and prints its address when it is ready. Ctrl-C stops it.",
            "Without databases of your own it brings a server along: where no archive is named and the chat store is empty, a small demo community is made, and the first start writes sign-ins to demo-accounts.txt in the data folder.",
            "With databases of your own nothing of a demo is made. HAVENDESK_DESK_URL and HAVENDESK_CHAT_URL name them, with _DESK_OWNER_, _DESK_APP_, _DESK_LEADS_, _CHAT_ and, where the console acts on the chat, _CHAT_EFFECTS_ USER and PASSWORD. While nobody has an account, a link for the first admin is printed and written to set-up-link.txt.",
            "HAVENDESK_CHAT_PLATFORM, _API, _TOKEN and _ADMIN name the chat platform that is asked for effects.",
            "HAVENDESK_SMTP_HOST, _PORT, _USER, _PASSWORD, _FROM and _STARTTLS_REQUIRED name a mail server for alarms, HAVENDESK_PUBLIC_URL the address under which people reach the console.",
            "HAVENDESK_SCRAPE_TOKEN lets a program read the metrics at /actuator/prometheus that shows it as a bearer token."
        },
        exitCodeList = {
            Exit.DONE_HELP,
            Exit.FAILED_HELP,
            Exit.WRONG_USAGE_HELP,
            "130, 143:Stopped by Ctrl-C or a signal."
        })
final class RunCommand implements Callable<Integer> {
    private final Class<?> application;
    private final Streams streams;

    @ParentCommand
    private HavendeskCommand havendesk;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the console answers; ${DEFAULT-VALUE} by default.")
    private int port;

    @Parameters(paramLabel = "ARCHIVE", description = "Chat archives (JSON Lines, plain or gzip) to import first.")
    private List<Path> archives = List.of();

    RunCommand(Class<?> application, Streams streams) {
        this.application = application;
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        archives.forEach(ArchiveFile::check);
        try (var cleanup = new Cleanup()) {
            try {
                serve(cleanup);
            } catch (Exception e) {
                if (!cleanup.isInterrupted()) {
                    throw e;
                }
            }
            return Exit.DONE;
        }
    }

    private void serve(Cleanup cleanup) throws IOException, SQLException, InterruptedException {
        var config = havendesk.config();
        config.databases(); // what is wrong with it is said before a folder is made
        var folder = cleanup.open(() -> DataFolder.at(havendesk.data()));
        folder.holdForConsole();
        refuseTakenPort();
        var databases = cleanup.open(() -> Databases.forConsole(folder, config));
        fill(databases);
        setUp(databases, config);
        var closed = new CountDownLatch(1);
        start(cleanup, properties(databases, config), closed);
        databases.ready();
        streams.out().println("Havendesk is ready: http://localhost:" + port);
        streams.out().flush();
        closed.await();
    }

    private void fill(Databases databases) throws IOException, SQLException {
        var imports = new Imports(databases, streams, "run");
        if (archives.isEmpty() && !databases.areOwn()) {
            imports.demoIfEmpty();
        }
        for (Path archive : archives) {
            imports.run(archive);
        }
        imports.intake();
        if (databases.areOwn()) {
            return;
        }
        Path accounts = databases.folder().demoAccounts();
        if (DemoAccounts.createIfNone(databases.deskOwner(), accounts)) {
            streams.err().println("Demo sign-ins are in " + accounts);
        }
    }

    private void setUp(Databases databases, Config config) throws IOException {
        if (!databases.actOnChat()) {
            streams.err()
                    .println(
                            "No role asks the chat for effects (HAVENDESK_CHAT_EFFECTS_USER): decisions are kept, and what they"
                                    + " would do in the chat fails.");
        }
        if (databases.areOwn()) {
            Path file = databases.folder().setUpLink();
            SetUpLink.make(databases.desk(), config.publicUrl().orElse("http://localhost:" + port), file)
                    .ifPresent(link -> streams.err()
                            .println("Nobody has an account yet. The first admin chooses a password within 72 hours at "
                                    + link + " (also in " + file + ")"));
        }
    }

    private Map<String, Object> properties(Databases databases, Config config) {
        Map<String, Object> properties = new HashMap<>(config.properties());
        properties.putAll(databases.properties());
        properties.put("server.port", port);
        return properties;
    }

    private void start(Cleanup cleanup, Map<String, Object> properties, CountDownLatch closed) {
        var spring = new SpringApplication(application);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false); // the cleanup closes it, before the database server
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("havendesk", properties));
            cleanup.open(() -> (ConfigurableApplicationContext) context);
        });
        spring.addListeners(event -> {
            if (event instanceof ContextClosedEvent) {
                closed.countDown();
            }
        });
        spring.run();
    }

    private void refuseTakenPort() {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IllegalArgumentException e) {
            throw new SetupException("There is no port " + port + ": choose one up to 65535 with --port.", e);
        } catch (IOException e) {
            throw new SetupException(
                    "Port " + port + " cannot be used (" + e.getMessage() + "); choose another one with --port.", e);
        }
    }
}
