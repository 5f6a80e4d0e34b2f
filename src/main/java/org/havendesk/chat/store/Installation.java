package org.havendesk.chat.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havendesk.db.Provision;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** Puts the views of a platform into a chat database, and takes them away again: in one transaction, all or nothing. */
public final class Installation {
    private static final int OLDEST = 13;

    private final Connection owner;

    /** @param owner of the platform's tables, who may also create roles; or a superuser */
    public Installation(Connection owner) {
        this.owner = owner;
    }

    /**
     * Applies the platform's file. Doing it again changes nothing but the password.
     *
     * @param domain of XMPP, where the tables do not name it
     * @param password the reader signs in with it from now on; null: it stays as it is
     * @throws SetupException where the database is not of this platform, or refuses a view
     */
    public void install(StoreFile file, @Nullable String domain, @Nullable String password) throws SQLException {
        requireVersion();
        inOneTransaction(() -> {
            if (file.equals(StoreFile.HAVENDESK)) {
                role(Provision.CHAT_READER);
                role(Provision.CHAT_EFFECTS);
            }
            if (domain != null) {
                try (var statement = owner.prepareStatement("select set_config('havendesk.domain', ?, true)")) {
                    statement.setString(1, domain);
                    statement.execute();
                }
            }
            execute(file.script());
            execute("grant connect on database " + database() + " to " + Provision.CHAT_READER);
            if (password != null) {
                String literal = owner.unwrap(PGConnection.class).escapeLiteral(password);
                execute("alter role " + Provision.CHAT_READER + " login password '" + literal + "'");
            }
        });
    }

    /**
     * Takes away the views, the indexes made for them and, where no other database needs it, the reader's role. The platform's
     * tables stay as they are.
     *
     * @return what was taken away, empty where nothing was there
     */
    public List<String> remove() throws SQLException {
        var removed = new ArrayList<String>();
        inOneTransaction(() -> {
            for (String index : ours()) {
                execute("drop index " + index);
                removed.add("index " + index);
            }
            if (isThere("select from pg_namespace where nspname = 'source'")) {
                execute("drop schema source cascade");
                removed.add("schema source");
            }
            if (isThere("select from pg_roles where rolname = '" + Provision.CHAT_READER + "'")) {
                // not "drop owned", which would lock the reader out of every other database of the server too
                execute("revoke connect on database " + database() + " from " + Provision.CHAT_READER);
            }
        });
        role().ifPresent(removed::add);
        return removed;
    }

    private Optional<String> role() throws SQLException {
        try {
            if (isThere("select from pg_roles where rolname = '" + Provision.CHAT_READER + "'")) {
                execute("drop role " + Provision.CHAT_READER);
                return Optional.of("role " + Provision.CHAT_READER);
            }
        } catch (PSQLException e) {
            // another database still has rights for it
        }
        return Optional.empty();
    }

    private List<String> ours() throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var found = statement.executeQuery("""
                        select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid
                        where c.relname like 'havendesk\\_%' order by 1""")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private void role(String name) throws SQLException {
        if (!isThere("select from pg_roles where rolname = '" + name + "'")) {
            execute("create role " + name + " login");
        }
        execute("alter role " + name + " set statement_timeout = '30s'");
        if (name.equals(Provision.CHAT_READER)) {
            execute("alter role " + name + " set default_transaction_read_only = on");
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void inOneTransaction(Work work) throws SQLException {
        owner.setAutoCommit(false);
        try {
            work.run();
            owner.commit();
        } catch (PSQLException e) {
            owner.rollback();
            var said = e.getServerErrorMessage();
            throw new SetupException(
                    said == null ? "The chat database: " + e.getMessage() : sentence(said.getMessage()), e);
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private static String sentence(@Nullable String said) {
        return said == null || said.endsWith(".")
                ? String.valueOf(said)
                : "The chat database refuses it: " + said + ".";
    }

    private void requireVersion() throws SQLException {
        int version = owner.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new SetupException(
                    "The chat database is PostgreSQL " + version + ", and the views need " + OLDEST + " or newer.");
        }
    }

    private String database() throws SQLException {
        try (var statement = owner.createStatement();
                var name = statement.executeQuery("select quote_ident(current_database())")) {
            name.next();
            return name.getString(1);
        }
    }

    private boolean isThere(String query) throws SQLException {
        try (var statement = owner.createStatement();
                var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
