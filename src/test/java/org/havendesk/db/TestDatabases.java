package org.havendesk.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Real PostgreSQL for tests: one server a test run, and for each {@link #fresh()} a new pair of databases copied from
 * migrated templates, with the roles of an installation. Closing drops the pair. With {@code -Dhavendesk.test.postgresql15=true}
 * the server is Debian's PostgreSQL 15 instead of the one that comes along; after {@link #asInstalled()} it is the one of an
 * installation, which keeps what it says it kept.
 */
public final class TestDatabases implements AutoCloseable {
    private static final String PASSWORD = "for-tests-only";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static int port;
    private static @Nullable Path installation;

    private final String suffix = "_" + NUMBERS.incrementAndGet();
    private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

    private TestDatabases() {}

    /** A new pair of databases: the desk without cases or accounts, the reference chat store without members. */
    public static TestDatabases fresh() {
        try {
            start();
            var databases = new TestDatabases();
            try (Connection superuser = superuser("postgres");
                    var statement = superuser.createStatement()) {
                statement.execute(
                        "create database desk" + databases.suffix + " template desk_template owner desk_owner");
                statement.execute(
                        "create database chat" + databases.suffix + " template chat_template owner chat_owner");
                rightsOf(superuser, databases.suffix); // a copy has those of a new database
            }
            return databases;
        } catch (Exception e) {
            throw new IllegalStateException("no databases for tests", e);
        }
    }

    /**
     * From here on the server is started as in an installation, durable and with its settings, in this folder: for what is to
     * be measured. To be called before the first databases are asked for.
     */
    public static synchronized void asInstalled(Path folder) {
        if (port != 0) {
            throw new IllegalStateException("another server runs already");
        }
        installation = folder;
    }

    /** A desk that was left at an earlier level of migrations, beside an empty chat store. */
    static TestDatabases atLevel(String level) throws SQLException {
        var databases = fresh();
        databases.pools.values().forEach(HikariDataSource::close);
        try (Connection superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("drop database desk" + databases.suffix + " with (force)");
            statement.execute("create database desk" + databases.suffix + " owner desk_owner");
            rightsOf(superuser, databases.suffix);
        }
        DeskLevel.migrate(databases.pool(databases.deskUrl(), Provision.DESK_OWNER), level);
        return databases;
    }

    /** Brings the desk to a later level. */
    void migrate(String level) {
        DeskLevel.migrate(pool(deskUrl(), Provision.DESK_OWNER), level);
    }

    public String deskUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/desk" + suffix;
    }

    public String chatUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/chat" + suffix;
    }

    /** The password of every role. */
    public String password() {
        return PASSWORD;
    }

    /** The desk database as the console's role. */
    public DSLContext desk() {
        return GroupCommit.on(pool(deskUrl(), Provision.DESK_APP));
    }

    /** Connections to the desk database as the console's role, for its jobs. */
    public DataSource deskSource() {
        return pool(deskUrl(), Provision.DESK_APP);
    }

    /** The published figures of the desk database, as pages for leads read them. */
    public DSLContext leads() {
        return dsl(pool(deskUrl(), Provision.DESK_LEADS));
    }

    /** The desk database as its owner. */
    public DSLContext deskOwner() {
        return dsl(pool(deskUrl(), Provision.DESK_OWNER));
    }

    /** The chat store as the console reads it. */
    public DSLContext chat() {
        return dsl(pool(chatUrl(), Provision.CHAT_READER));
    }

    /** The chat store as the chat server and the import write it. */
    public DSLContext chatOwner() {
        return dsl(pool(chatUrl(), Provision.CHAT_OWNER));
    }

    /** The chat store as the console asks for effects. */
    public DSLContext chatEffects() {
        return dsl(pool(chatUrl(), Provision.CHAT_EFFECTS));
    }

    public DataSource chatOwnerSource() {
        return pool(chatUrl(), Provision.CHAT_OWNER);
    }

    /** Where the server has a database of this name. */
    public static String url(String database) {
        try {
            start();
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        } catch (Exception e) {
            throw new IllegalStateException("no databases for tests", e);
        }
    }

    /** A superuser's connection to the desk database: for what an attacker or an accident would do. */
    public Connection deskSuperuser() throws SQLException {
        return superuser("desk" + suffix);
    }

    /** A connection of its own, as a role in the database in which it works. */
    Connection as(String role) throws SQLException {
        return as(role, role.startsWith("chat") ? "chat" : "desk");
    }

    /** The same in one of the two databases, {@code desk} or {@code chat}. */
    Connection as(String role, String database) throws SQLException {
        return DriverManager.getConnection(database.equals("chat") ? chatUrl() : deskUrl(), role, PASSWORD);
    }

    /** A superuser's connection to the database in which the role works. */
    Connection superuserOf(String role) throws SQLException {
        return superuser((role.startsWith("chat") ? "chat" : "desk") + suffix);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        try (Connection superuser = superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("drop database desk" + suffix + " with (force)");
            statement.execute("drop database chat" + suffix + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One pool for a database and role, however often it is asked for: the server's connections are numbered. */
    private DataSource pool(String url, String role) {
        return pools.computeIfAbsent(url + " " + role, _ -> open(url, role));
    }

    private static HikariDataSource open(String url, String role) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(role);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1); // connects when it is asked: most tests need two of the five
        return new HikariDataSource(config);
    }

    private static DSLContext dsl(DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES, new Settings().withRenderSchema(true));
    }

    private static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "postgres",
                installation != null || Boolean.getBoolean("havendesk.test.postgresql15") ? PASSWORD : "postgres");
    }

    private static synchronized void start() throws Exception {
        if (port != 0) {
            return;
        }
        if (installation != null) {
            port = installed(installation);
        } else if (Boolean.getBoolean("havendesk.test.postgresql15")) {
            port = PostgreSql15.start("test-postgresql15").port(); // stops with this JVM
        } else {
            port = embedded();
        }
        provision();
    }

    private static int embedded() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "test-postgres").toAbsolutePath().toFile())
                .setServerConfig("max_connections", "300")
                .start() // stops with this JVM
                .getPort();
    }

    private static int installed(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        var data = DataFolder.at(folder);
        var server = EmbeddedServer.start(data, new Credentials(Passwords.SUPERUSER, PASSWORD));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        return server.port();
    }

    private static void stop(EmbeddedServer server, Path folder) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void provision() throws SQLException {
        try (Connection superuser = superuser("postgres")) {
            Provision.roles(
                    superuser,
                    Provision.ROLES.stream()
                            .map(role -> new Credentials(role, PASSWORD))
                            .toList());
            rightsOf(superuser, "_template");
        }
        DeskLevel.migrate(owner("desk_template", Provision.DESK_OWNER), DeskLevel.NEWEST);
        Provision.referenceChat(owner("chat_template", Provision.CHAT_OWNER));
    }

    private static void rightsOf(Connection superuser, String suffix) throws SQLException {
        Provision.database(superuser, "desk" + suffix, Provision.DESK_OWNER, Provision.DESK_APP, Provision.DESK_LEADS);
        Provision.database(
                superuser, "chat" + suffix, Provision.CHAT_OWNER, Provision.CHAT_READER, Provision.CHAT_EFFECTS);
    }

    private static DataSource owner(String database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        source.setUser(role);
        source.setPassword(PASSWORD);
        return source;
    }
}
