package org.havendesk.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Makes the roles, the databases and their schemas. Doing it again changes nothing but passwords. */
public final class Provision {
    public static final String CHAT_OWNER = "chat_owner";
    public static final String CHAT_READER = "chat_reader";
    public static final String CHAT_EFFECTS = "chat_effects";
    public static final String DESK_OWNER = "desk_owner";
    public static final String DESK_APP = "desk_app";
    public static final String DESK_LEADS = "desk_leads";
    public static final List<String> ROLES =
            List.of(CHAT_OWNER, CHAT_READER, CHAT_EFFECTS, DESK_OWNER, DESK_APP, DESK_LEADS);

    /** The schemas that are ours in the desk database, and those of the reference chat store. */
    public static final List<String> DESK_SCHEMAS = List.of("desk", "release");

    public static final List<String> CHAT_SCHEMAS = List.of("chat", "source");

    private Provision() {}

    /** Creates the roles, or gives existing ones these passwords. The connection is a superuser's. */
    public static void roles(Connection superuser, Collection<Credentials> roles) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (Credentials role : roles) {
                statement.execute("""
                        do $$ begin
                          if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                        end $$""".formatted(role.user()));
                String password = superuser.unwrap(PGConnection.class).escapeLiteral(role.password());
                statement.execute("alter role " + role.user() + " login password '" + password + "'");
            }
            statement.execute("alter role " + CHAT_READER + " set default_transaction_read_only = on");
            statement.execute("alter role " + CHAT_READER + " set statement_timeout = '30s'");
            statement.execute("alter role " + CHAT_EFFECTS + " set statement_timeout = '30s'");
        }
    }

    /**
     * Creates a database that belongs to {@code owner} and that only the named roles may enter. What an interrupted call
     * left out is made up for.
     */
    public static void database(Connection superuser, String name, String owner, String... mayEnter)
            throws SQLException {
        try (var statement = superuser.createStatement()) {
            try (var found = statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    found.close();
                    statement.execute("create database " + name + " owner " + owner);
                }
            }
            statement.execute("revoke all on database " + name + " from public");
            for (String role : mayEnter) {
                statement.execute("grant connect on database " + name + " to " + role);
            }
        }
    }

    /** Lays the contract and the reference schema into the chat database, as its owner. */
    public static void referenceChat(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script("db/chat/contract.sql"));
            statement.execute(script("db/chat/havendesk.sql"));
            connection.commit();
        }
    }

    private static String script(String path) {
        try (var in = Provision.class.getClassLoader().getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
