package org.havendesk.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.havendesk.db.DebianPackages;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/** A real ejabberd on loopback, from Debian's packages; the test is skipped where they cannot be had. It needs no root. */
final class EjabberdServer implements AutoCloseable {
    static final String DOMAIN = "example.test";
    static final String ROOMS = "conference.example.test";
    static final String ADMIN = "console@" + DOMAIN;
    static final String ADMIN_PASSWORD = "for-tests-only";

    private static final String CONFIGURATION = """
            hosts: [%1$s]
            loglevel: warning
            default_db: sql
            default_ram_db: sql
            auth_method: [sql]
            auth_password_format: plain
            sql_type: pgsql
            sql_server: 127.0.0.1
            sql_port: %2$d
            sql_database: %3$s
            sql_username: postgres
            sql_password: postgres
            sql_pool_size: 3
            listen:
              - {port: %4$d, ip: 127.0.0.1, module: ejabberd_c2s}
              - port: %5$d
                ip: 127.0.0.1
                module: ejabberd_http
                request_handlers: {/api: mod_http_api}
            acl: {admin: {user: [%6$s]}}
            api_permissions:
              console: {from: [mod_http_api], who: {access: {allow: {acl: admin}}}, what: ["*"]}
            modules:
              mod_http_api: {}
              mod_mam: {default: always, compress_xml: false}
              mod_muc: {host: %7$s, default_room_options: {mam: true, persistent: true, public: true}}
              mod_muc_admin: {}
              mod_offline: {}
              mod_admin_extra: {}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final int xmppPort;
    private final int apiPort;
    private final Path folder;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private EjabberdServer(Path folder, Process process, int xmppPort, int apiPort) {
        this.folder = folder;
        this.process = process;
        this.xmppPort = xmppPort;
        this.apiPort = apiPort;
    }

    /** The tables that its database has to have. */
    static String tables() throws IOException {
        return Files.readString(
                packages().find("/usr/share/ejabberd/sql/pg.sql").orElseThrow());
    }

    /** Starts on the database, which has the tables and in it the admin. */
    static EjabberdServer start(int databasePort, String database) throws IOException {
        Path folder = Files.createTempDirectory("ejabberd-");
        int xmpp = freePort();
        int api = freePort();
        Files.writeString(
                folder.resolve("ejabberd.yml"),
                CONFIGURATION.formatted(DOMAIN, databasePort, database, xmpp, api, ADMIN, ROOMS));
        var server = new EjabberdServer(folder, erlang(folder), xmpp, api);
        await().alias("ejabberd answers; its log is in " + folder)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.ask("status", "{}").equals("200"));
        return server;
    }

    /** Where its interface is. */
    String api() {
        return "http://127.0.0.1:" + apiPort + "/api";
    }

    /** A member with this name, whose password is the name too. */
    void register(String name) throws IOException, InterruptedException {
        String answer = ask(
                "register", "{\"user\": \"%s\", \"host\": \"%s\", \"password\": \"%s\"}".formatted(name, DOMAIN, name));
        if (!answer.equals("200")) {
            throw new IllegalStateException("ejabberd answers " + answer);
        }
    }

    private String ask(String command, String arguments) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((ADMIN + ":" + ADMIN_PASSWORD).getBytes());
        var request = HttpRequest.newBuilder(URI.create(api() + "/" + command))
                .header("authorization", "Basic " + login)
                .POST(BodyPublishers.ofString(arguments))
                .build();
        return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    /** One node without a name: no other can reach it, and no port mapper is needed. */
    private static Process erlang(Path folder) throws IOException {
        var packages = packages();
        Path erlang = packages.find("/usr/lib/erlang/releases").orElseThrow().getParent();
        Path runtime;
        try (Stream<Path> all = Files.list(erlang)) {
            runtime = all.filter(path -> path.getFileName().toString().startsWith("erts-"))
                    .findFirst()
                    .orElseThrow();
        }
        String libraries = packages.libraries("/usr/lib/x86_64-linux-gnu");
        var command = DebianPackages.unprivileged(
                runtime.resolve("bin/erlexec").toString(),
                "-boot",
                erlang.resolve("bin/start_clean").toString(),
                "-noinput",
                "-mnesia",
                "dir",
                "\"" + folder.resolve("spool") + "\"",
                "-s",
                "ejabberd");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ROOTDIR", erlang.toString(),
                        "BINDIR", runtime.resolve("bin").toString(),
                        "EMU", "beam",
                        "PROGNAME", "erl",
                        "ERL_LIBS", packages.libraries("/usr/lib/erlang/lib") + ":" + libraries,
                        "LD_LIBRARY_PATH", libraries,
                        "HOME", folder.toString(),
                        "EJABBERD_CONFIG_PATH", folder.resolve("ejabberd.yml").toString(),
                        "EJABBERD_LOG_PATH", folder.resolve("ejabberd.log").toString()));
        return builder.redirectOutput(folder.resolve("output").toFile()).start();
    }

    private static DebianPackages packages() {
        var packages = DebianPackages.of("ejabberd", "erlang-p1-pgsql");
        Assumptions.assumeTrue(packages.isPresent(), "the packages of ejabberd cannot be had here");
        return packages.orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
