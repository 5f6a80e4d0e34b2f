package org.havendesk.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The schemas of databases under other names, while something is put in their place. */
final class SetAside {
    private static final String SUFFIX = "_before_restore";

    /** By database the names that count, and which of them stood there. */
    private final Map<DataSource, List<String>> names = new LinkedHashMap<>();

    private final Map<DataSource, List<String>> schemas = new LinkedHashMap<>();

    private SetAside() {}

    /**
     * Sets aside what the databases hold.
     *
     * @param replace whether they may hold something
     * @throws SetupException if they hold something and may not, or somebody else works on the desk
     */
    static SetAside of(DataSource desk, @Nullable DataSource chat, boolean replace) throws SQLException {
        var aside = new SetAside();
        aside.find(desk, Provision.DESK_SCHEMAS);
        if (chat != null) {
            aside.find(chat, Provision.CHAT_SCHEMAS);
        }
        boolean empty = aside.schemas.values().stream().allMatch(List::isEmpty);
        if (!empty && !replace) {
            throw new SetupException("There is a desk already, and a restore would take its place:"
                    + " choose an empty folder or database, or say --replace.");
        }
        refuseCompany(desk);
        for (var database : aside.schemas.entrySet()) {
            aside.execute(
                    database.getKey(),
                    database.getValue().stream()
                            .map(schema -> "alter schema " + schema + " rename to " + schema + SUFFIX)
                            .toList());
        }
        return aside;
    }

    /** Takes away what was put in the place, and brings back what stood there. */
    void putBack() {
        each(names, schema -> "drop schema if exists " + schema + " cascade");
        each(schemas, schema -> "alter schema " + schema + SUFFIX + " rename to " + schema);
    }

    /** Takes away what was set aside. */
    void drop() {
        each(schemas, schema -> "drop schema " + schema + SUFFIX + " cascade");
    }

    private void find(DataSource database, List<String> looked) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select to_regnamespace(?) is not null")) {
            for (String name : looked) {
                query.setString(1, name);
                try (var row = query.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(name);
                    }
                }
            }
        }
        names.put(database, looked);
        schemas.put(database, found);
    }

    /** The owner sees who is connected, and nothing of what they do. */
    private static void refuseCompany(DataSource desk) throws SQLException {
        try (Connection connection = desk.getConnection();
                var statement = connection.createStatement();
                var others = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and application_name in ('havendesk-desk', 'havendesk-leads')""")) {
            others.next();
            if (others.getLong(1) > 0) {
                throw new SetupException("A console works on the desk database (" + others.getLong(1)
                        + " connections): stop it, and restore then.");
            }
        }
    }

    private void each(Map<DataSource, List<String>> databases, UnaryOperator<String> statement) {
        for (var database : databases.entrySet()) {
            try {
                execute(
                        database.getKey(),
                        database.getValue().stream().map(statement).toList());
            } catch (SQLException e) {
                throw new SetupException(
                        "What was set aside for the restore stands in schemas that end in " + SUFFIX
                                + " and cannot be touched: " + e.getMessage(),
                        e);
            }
        }
    }

    private void execute(DataSource database, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
