package org.havendesk.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real PostgreSQL for tests: one server a test run, and for each {@link #fresh()} a new pair of databases copied from
 * migrated templates, with the roles of an installation. Closing drops the pair.
 */
public final class TestDatabases implements AutoCloseable {
    private static final String PASSWORD = "for-tests-only";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static int port;

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
            }
            return databases;
        } catch (Exception e) {
            throw new IllegalStateException("no databases for tests", e);
        }
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
        return dsl(pool(deskUrl(), Provision.DESK_APP));
    }

    /** Connections to the desk database as the console's role, for its jobs. */
    public DataSource deskSource() {
        return pool(deskUrl(), Provision.DESK_APP);
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
        return new HikariDataSource(config);
    }

    private static DSLContext dsl(DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES, new Settings().withRenderSchema(true));
    }

    private static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "postgres");
    }

    private static synchronized void start() throws Exception {
        if (port != 0) {
            return;
        }
        var server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "test-postgres").toAbsolutePath().toFile())
                .setServerConfig("max_connections", "300")
                .start(); // stops with this JVM
        port = server.getPort();
        try (Connection superuser = superuser("postgres")) {
            Provision.roles(
                    superuser,
                    Provision.ROLES.stream()
                            .map(role -> new Credentials(role, PASSWORD))
                            .toList());
            Provision.database(
                    superuser, "desk_template", Provision.DESK_OWNER, Provision.DESK_APP, Provision.DESK_LEADS);
            Provision.database(
                    superuser, "chat_template", Provision.CHAT_OWNER, Provision.CHAT_READER, Provision.CHAT_EFFECTS);
        }
        Provision.migrateDesk(owner("desk_template", Provision.DESK_OWNER));
        Provision.referenceChat(owner("chat_template", Provision.CHAT_OWNER));
    }

    private static DataSource owner(String database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        source.setUser(role);
        source.setPassword(PASSWORD);
        return source;
    }
}
