package org.havendesk.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.havendesk.db.DataFolder.Holder;
import org.havendesk.db.DataFolder.Use;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Both databases of a data folder, opened by the console or by a command. Whoever holds the folder starts the server,
 * brings the databases up to date and stops the server on closing; a command beside a running console uses its server.
 */
public final class Databases implements AutoCloseable {
    /** A command copies and writes whole archives in one statement. */
    private static final Duration COMMAND_SILENCE = Duration.ofMinutes(30);

    private static final Duration CONSOLE_START = Duration.ofSeconds(60);
    private static final int COMMAND_POOL = 4;

    private final DataFolder folder;
    private final Passwords passwords;
    private final @Nullable EmbeddedServer server;
    private final int port;
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

    private Databases(DataFolder folder, Passwords passwords, @Nullable EmbeddedServer server, int port) {
        this.folder = folder;
        this.passwords = passwords;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the server for the console; commands may come in after {@link #ready()}.
     *
     * @throws SetupException if another process holds the folder, or the server cannot run
     */
    public static Databases forConsole(DataFolder folder) {
        folder.holdForConsole();
        return start(folder);
    }

    /**
     * Opens the folder for a command: with the running console's server, or its own.
     *
     * @throws SetupException if another command holds the folder, or the server cannot run
     */
    public static Databases forCommand(DataFolder folder) {
        var patience = Instant.now().plus(CONSOLE_START);
        while (!folder.hold(Use.COMMAND)) {
            Use use = folder.holder().map(Holder::use).orElse(Use.STARTING);
            OptionalInt port = Postmaster.readyPort(folder.postgres());
            if (use == Use.CONSOLE && port.isPresent()) {
                return new Databases(folder, Passwords.of(folder), null, port.getAsInt());
            }
            if (use == Use.COMMAND || Instant.now().isAfter(patience)) {
                throw folder.taken();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return start(folder);
    }

    private static Databases start(DataFolder folder) {
        EmbeddedServer server = null;
        try {
            var passwords = Passwords.of(folder);
            server = EmbeddedServer.start(folder, passwords.of(Passwords.SUPERUSER));
            var databases = new Databases(folder, passwords, server, server.port());
            databases.provision();
            return databases;
        } catch (RuntimeException e) {
            if (server != null) {
                server.close();
            }
            folder.close();
            throw e;
        }
    }

    /** Whether this process runs the server, so that nobody else works on the databases. */
    public boolean isAlone() {
        return server != null;
    }

    /** Lets commands in beside the console that holds the folder. */
    public void ready() {
        folder.become(Use.CONSOLE);
    }

    public DataFolder folder() {
        return folder;
    }

    /** The desk database as the console's role. */
    public DSLContext desk() {
        return dsl("desk", Provision.DESK_APP);
    }

    /** The published figures of the desk database, and nothing else of it. */
    public DSLContext leads() {
        return dsl("desk", Provision.DESK_LEADS);
    }

    /** The desk database as the owner of its tables. */
    public DSLContext deskOwner() {
        return dsl("desk", Provision.DESK_OWNER);
    }

    /** The chat store as the console reads it. */
    public DSLContext chat() {
        return dsl("chat", Provision.CHAT_READER);
    }

    /** The chat store as the console asks for effects. */
    public DSLContext chatEffects() {
        return dsl("chat", Provision.CHAT_EFFECTS);
    }

    /** The chat store as the owner of its tables: for imports. */
    public DataSource chatOwner() {
        return pool("chat", Provision.CHAT_OWNER);
    }

    /** The properties from which {@link DatabaseConfig} makes the console's connections. */
    public Map<String, Object> properties() {
        var app = passwords.of(Provision.DESK_APP);
        var leads = passwords.of(Provision.DESK_LEADS);
        var reader = passwords.of(Provision.CHAT_READER);
        var effects = passwords.of(Provision.CHAT_EFFECTS);
        return Map.ofEntries(
                Map.entry("havendesk.desk.url", url("desk")),
                Map.entry("havendesk.desk.app.user", app.user()),
                Map.entry("havendesk.desk.app.password", app.password()),
                Map.entry("havendesk.desk.leads.user", leads.user()),
                Map.entry("havendesk.desk.leads.password", leads.password()),
                Map.entry("havendesk.chat.url", url("chat")),
                Map.entry("havendesk.chat.user", reader.user()),
                Map.entry("havendesk.chat.password", reader.password()),
                Map.entry("havendesk.chat.effects.user", effects.user()),
                Map.entry("havendesk.chat.effects.password", effects.password()),
                Map.entry("havendesk.release.mark", folder.releaseMark().toString()),
                Map.entry("havendesk.ledger.anchor", folder.ledgerHead().toString()));
    }

    /** Closes the connections, then the server if it is this process's, then gives the folder back. */
    @Override
    public synchronized void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            folder.close();
        }
    }

    private void provision() {
        try (Connection superuser = superuser()) {
            Provision.roles(superuser, passwords.roles());
            Provision.database(superuser, "desk", Provision.DESK_OWNER, Provision.DESK_APP, Provision.DESK_LEADS);
            Provision.database(superuser, "chat", Provision.CHAT_OWNER, Provision.CHAT_READER, Provision.CHAT_EFFECTS);
        } catch (SQLException e) {
            throw new SetupException("The databases cannot be prepared: " + e.getMessage(), e);
        }
        try {
            Provision.migrateDesk(source("desk", Provision.DESK_OWNER));
            Provision.referenceChat(source("chat", Provision.CHAT_OWNER));
        } catch (SQLException | RuntimeException e) {
            throw new SetupException("The databases cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private Connection superuser() throws SQLException {
        var superuser = passwords.of(Passwords.SUPERUSER);
        return DriverManager.getConnection(url("postgres"), superuser.user(), superuser.password());
    }

    private DSLContext dsl(String database, String role) {
        return DSL.using(pool(database, role), SQLDialect.POSTGRES);
    }

    private synchronized DataSource pool(String database, String role) {
        return pools.computeIfAbsent(
                role, r -> Pools.of("havendesk-" + r, url(database), passwords.of(r), COMMAND_POOL, COMMAND_SILENCE));
    }

    private DataSource source(String database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role);
        source.setPassword(passwords.of(role).password());
        return source;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
