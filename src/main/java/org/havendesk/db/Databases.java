package org.havendesk.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.havendesk.db.DataFolder.Holder;
import org.havendesk.db.DataFolder.Use;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Both databases of an installation, opened by the console or by a command: those that it brings, or those of the server in
 * its data folder. Whoever holds the folder checks or starts them, brings the desk up to date, and stops a server of the
 * folder on closing; a command beside a running console uses what the console uses.
 */
public final class Databases implements AutoCloseable {
    /** A command copies and writes whole archives in one statement. */
    private static final Duration COMMAND_SILENCE = Duration.ofMinutes(30);

    private static final Duration CONSOLE_START = Duration.ofSeconds(60);
    private static final int COMMAND_POOL = 4;

    private final DataFolder folder;
    private final Logins logins;
    private final boolean own;
    private final boolean alone;
    private final @Nullable EmbeddedServer server;
    private @Nullable SetAside aside;
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

    private Databases(DataFolder folder, Logins logins, boolean own, boolean alone, @Nullable EmbeddedServer server) {
        this.folder = folder;
        this.logins = logins;
        this.own = own;
        this.alone = alone;
        this.server = server;
    }

    /**
     * Opens the databases for the console; commands may come in after {@link #ready()}.
     *
     * @throws SetupException if another process holds the folder, or the databases cannot be used
     */
    public static Databases forConsole(DataFolder folder, Config config) {
        folder.holdForConsole();
        return start(folder, config, databases -> databases.prepare(DeskLevel.NEWEST));
    }

    /**
     * Opens the databases for a command: with the running console's server, or its own.
     *
     * @throws SetupException if another command holds the folder, or the databases cannot be used
     */
    public static Databases forCommand(DataFolder folder, Config config) {
        var own = config.databases();
        var patience = Instant.now().plus(CONSOLE_START);
        while (!folder.hold(Use.COMMAND)) {
            Use use = folder.holder().map(Holder::use).orElse(Use.STARTING);
            if (use == Use.CONSOLE && own.isPresent()) {
                return new Databases(folder, own.get().logins(), true, false, null);
            }
            OptionalInt port = Postmaster.readyPort(folder.postgres());
            if (use == Use.CONSOLE && port.isPresent()) {
                return new Databases(folder, embedded(Passwords.of(folder), port.getAsInt()), false, false, null);
            }
            if (use == Use.COMMAND || Instant.now().isAfter(patience)) {
                throw folder.taken();
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return start(folder, config, databases -> databases.prepare(DeskLevel.NEWEST));
    }

    /**
     * Opens the databases for what is to be put into them: empty, the desk at the level of its origin until
     * {@link #upgrade()}. What they held is set aside, and comes back on closing unless {@link #keepRestored()} was called.
     *
     * @param deskLevel of migrations
     * @param replace whether they may hold something
     * @throws SetupException if another process holds the folder or works on the databases, or they hold something
     */
    public static Databases forRestore(DataFolder folder, Config config, String deskLevel, boolean replace) {
        if (!folder.hold(Use.COMMAND)) {
            throw folder.taken();
        }
        return start(folder, config, databases -> databases.prepareRestore(deskLevel, replace));
    }

    private static Databases start(DataFolder folder, Config config, Consumer<Databases> prepare) {
        EmbeddedServer server = null;
        try {
            Optional<OwnDatabases> own = config.databases();
            Databases databases;
            if (own.isPresent()) {
                folder.keepForOwnDatabases(own.get());
                OwnDatabasesCheck.check(own.get());
                databases = new Databases(folder, own.get().logins(), true, true, null);
            } else {
                folder.keepForItsServer();
                var passwords = Passwords.of(folder);
                server = EmbeddedServer.start(folder, passwords.of(Passwords.SUPERUSER));
                databases = new Databases(folder, embedded(passwords, server.port()), false, true, server);
                databases.provision(passwords);
            }
            prepare.accept(databases);
            return databases;
        } catch (RuntimeException e) {
            if (server != null) {
                server.close();
            }
            folder.close();
            throw e;
        }
    }

    /** Whether this process holds the data folder, so that no console works beside it. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether the installation brought them, so that they hold nothing for a demo. */
    public boolean areOwn() {
        return own;
    }

    /** Whether there is a role that asks the chat for effects. */
    public boolean actOnChat() {
        return logins.has(Provision.CHAT_EFFECTS);
    }

    /** Lets commands in beside the console that holds the folder. */
    public void ready() {
        folder.become(Use.CONSOLE);
    }

    /** Brings the desk from the level of {@link #forRestore} to the newest. */
    public void upgrade() {
        prepare(DeskLevel.NEWEST);
    }

    /** What was put in is to stay, and what stood there before goes. */
    public void keepRestored() {
        if (aside != null) {
            aside.drop();
            aside = null;
        }
    }

    public DataFolder folder() {
        return folder;
    }

    /** The desk database as the console's role. */
    public DSLContext desk() {
        return dsl(Provision.DESK_APP);
    }

    /** The published figures of the desk database, and nothing else of it. */
    public DSLContext leads() {
        return dsl(Provision.DESK_LEADS);
    }

    /** The desk database as the owner of its tables. */
    public DSLContext deskOwner() {
        return dsl(Provision.DESK_OWNER);
    }

    /** Connections to the desk database as the owner of its tables. */
    public DataSource deskOwnerSource() {
        return pool(Provision.DESK_OWNER);
    }

    /** The chat store as the console reads it. */
    public DSLContext chat() {
        return dsl(Provision.CHAT_READER);
    }

    /**
     * The chat store as the owner of its tables: for imports.
     *
     * @throws SetupException if the installation brought the chat and did not name its owner
     */
    public DataSource chatOwner() {
        if (!logins.has(Provision.CHAT_OWNER)) {
            throw new SetupException("The chat database is the community's own, and Havendesk only reads it."
                    + " To load archives into one with the schema of db/chat/havendesk.sql, name its owner:"
                    + " HAVENDESK_CHAT_OWNER_USER and HAVENDESK_CHAT_OWNER_PASSWORD.");
        }
        return pool(Provision.CHAT_OWNER);
    }

    /** The properties from which {@link DatabaseConfig} makes the console's connections. */
    public Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put("havendesk.desk.url", logins.deskUrl());
        properties.put("havendesk.chat.url", logins.chatUrl());
        properties.put("havendesk.release.mark", folder.releaseMark().toString());
        properties.put("havendesk.ledger.anchor", folder.ledgerHead().toString());
        login(properties, "havendesk.desk.app", Provision.DESK_APP);
        login(properties, "havendesk.desk.leads", Provision.DESK_LEADS);
        login(properties, "havendesk.chat", Provision.CHAT_READER);
        if (logins.has(Provision.CHAT_EFFECTS)) {
            login(properties, "havendesk.chat.effects", Provision.CHAT_EFFECTS);
        }
        return properties;
    }

    /** Closes the connections, then the server if it is this process's, then gives the folder back. */
    @Override
    public synchronized void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
        try {
            putBack();
            if (server != null) {
                server.close();
            }
        } finally {
            folder.close();
        }
    }

    private void provision(Passwords passwords) {
        var superuser = passwords.of(Passwords.SUPERUSER);
        String url = logins.deskUrl().replaceFirst("desk$", "postgres");
        try (Connection connection = DriverManager.getConnection(url, superuser.user(), superuser.password())) {
            Provision.roles(connection, passwords.roles());
            Provision.database(connection, "desk", Provision.DESK_OWNER, Provision.DESK_APP, Provision.DESK_LEADS);
            Provision.database(connection, "chat", Provision.CHAT_OWNER, Provision.CHAT_READER, Provision.CHAT_EFFECTS);
        } catch (SQLException e) {
            throw new SetupException("The databases cannot be prepared: " + e.getMessage(), e);
        }
    }

    private void prepare(String deskLevel) {
        try {
            DeskLevel.migrate(source(Provision.DESK_OWNER), deskLevel);
            if (!own) {
                Provision.referenceChat(source(Provision.CHAT_OWNER));
            }
        } catch (SQLException | FlywayException e) {
            throw new SetupException("The databases cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private void prepareRestore(String deskLevel, boolean replace) {
        try {
            aside = SetAside.of(source(Provision.DESK_OWNER), own ? null : source(Provision.CHAT_OWNER), replace);
            prepare(deskLevel);
        } catch (SQLException e) {
            throw new SetupException("The databases cannot be prepared: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            putBack();
            throw e;
        }
    }

    private void putBack() {
        if (aside != null) {
            aside.putBack();
            aside = null;
        }
    }

    private void login(Map<String, Object> properties, String prefix, String role) {
        properties.put(prefix + ".user", logins.of(role).user());
        properties.put(prefix + ".password", logins.of(role).password());
    }

    private DSLContext dsl(String role) {
        return DSL.using(pool(role), SQLDialect.POSTGRES);
    }

    private synchronized DataSource pool(String role) {
        return pools.computeIfAbsent(
                role, r -> Pools.of("havendesk-" + r, logins.url(r), logins.of(r), COMMAND_POOL, COMMAND_SILENCE));
    }

    private DataSource source(String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(logins.url(role));
        source.setUser(logins.of(role).user());
        source.setPassword(logins.of(role).password());
        return source;
    }

    private static Logins embedded(Passwords passwords, int port) {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        return new Logins(
                server + "chat",
                server + "desk",
                passwords.roles().stream().collect(Collectors.toMap(Credentials::user, Function.identity())));
    }
}
