package org.havendesk.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.havendesk.db.SetupException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A connection to a chat database that an operator names. Passwords come from the environment: arguments are seen by everybody. */
final class ChatDatabase {
    private static final String PATIENCE = "10";

    private ChatDatabase() {}

    /**
     * @param written as {@code postgresql://host:5432/database}, or of JDBC
     * @param password null where none is needed
     * @throws SetupException where it cannot be entered
     */
    static Connection open(String written, String user, @Nullable String password) {
        String url =
                written.startsWith("jdbc:") ? written : "jdbc:" + written.replaceFirst("^postgres:", "postgresql:");
        @Nullable Properties parts = Driver.parseURL(url, null);
        if (parts == null || parts.getProperty("PGDBNAME", "").isEmpty()) {
            throw new SetupException("This is no address of a database: write it as postgresql://host:5432/name.");
        }
        if (url.matches("(?s).*(//[^/]*@|[?&](user|password)=).*")) {
            throw new SetupException("The address is to hold no user and no password: see --help for where they go.");
        }
        var properties = new Properties();
        properties.putAll(Map.of(
                "user", user,
                "ApplicationName", "havendesk",
                "connectTimeout", PATIENCE,
                "loginTimeout", PATIENCE,
                "socketTimeout", "120"));
        if (password != null) {
            properties.put("password", password);
        }
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new SetupException(
                    "The database " + parts.getProperty("PGDBNAME") + " at " + parts.getProperty("PGHOST") + ":"
                            + parts.getProperty("PGPORT") + " does not let " + user + " in: " + e.getMessage(),
                    e);
        }
    }
}
