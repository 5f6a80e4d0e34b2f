package org.havendesk.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Whether the console can, and should, work on own databases: reachable, new enough, and each role with what it needs and
 * no more. What is wrong is one sentence that names the role and what to do.
 */
final class OwnDatabasesCheck {
    private static final int CHAT_VERSION = 13;
    private static final int DESK_VERSION = 15;
    private static final String PATIENCE = "10";

    private static final List<String> CONTRACT =
            List.of("member", "room", "membership", "message", "change", "report", "check_in", "capability");

    /** The one table outside the contract that may be asked, by the role for effects. */
    private static final String OUTBOX = "chat.moderation_action";

    private final Logins logins;

    private OwnDatabasesCheck(Logins logins) {
        this.logins = logins;
    }

    /** @throws SetupException for the first thing that is wrong */
    static void check(OwnDatabases own) {
        var check = new OwnDatabasesCheck(own.logins());
        check.as(Provision.DESK_OWNER, check::owner);
        check.as(Provision.DESK_APP, check::app);
        check.as(Provision.DESK_LEADS, check::leads);
        check.as(Provision.CHAT_READER, check::reader);
        if (own.logins().has(Provision.CHAT_EFFECTS)) {
            check.as(Provision.CHAT_EFFECTS, check::effects);
        }
        if (own.logins().has(Provision.CHAT_OWNER)) {
            check.as(Provision.CHAT_OWNER, _ -> {});
        }
    }

    @FunctionalInterface
    private interface Look {
        void at(Rights rights) throws SQLException;
    }

    private void as(String role, Look look) {
        String url = logins.url(role);
        String database = role.startsWith("chat") ? "chat" : "desk";
        Credentials login = logins.of(role);
        try (Connection connection = connect(url, login)) {
            requireVersion(connection, database, url);
            var rights = new Rights(connection, login.user());
            rights.refusePowers();
            look.at(rights);
        } catch (SQLException e) {
            throw refused(e, database, url, login.user());
        }
    }

    private void owner(Rights rights) throws SQLException {
        rights.require(
                "has_database_privilege(current_database(), 'create')"
                        + " and (to_regnamespace('desk') is null or has_schema_privilege('desk', 'create'))",
                "may not make schemas in the desk database: make it the owner of the database");
        rights.require(
                "exists (select from pg_roles where rolname = '" + Provision.DESK_APP + "')"
                        + " and exists (select from pg_roles where rolname = '" + Provision.DESK_LEADS + "')",
                "finds no roles desk_app and desk_leads, which rights are given to: make them as README.md has it");
        rights.require(
                "current_setting('server_encoding') = 'UTF8'",
                "finds a desk database that is not in UTF-8: make it with 'encoding utf8'");
    }

    private void app(Rights rights) throws SQLException {
        rights.require(
                "pg_has_role(current_user, '" + Provision.DESK_APP + "', 'usage')",
                "has not the rights of desk_app: be desk_app, or a member of it");
        refuseOwnership(rights);
        rights.refuse(rights.reachable("desk", "release"), "may use");
    }

    private void leads(Rights rights) throws SQLException {
        rights.require(
                "pg_has_role(current_user, '" + Provision.DESK_LEADS + "', 'usage')",
                "has not the rights of desk_leads: be desk_leads, or a member of it");
        refuseOwnership(rights);
        rights.refuse(rights.reachable("release"), "may use");
        rights.refuse(rights.writable("release"), "may change");
    }

    private void refuseOwnership(Rights rights) throws SQLException {
        rights.require(
                "not pg_has_role(current_user, '"
                        + logins.of(Provision.DESK_OWNER).user() + "', 'member')",
                "has too much: it is a member of the owner; revoke that");
        rights.refuse(rights.owned(), "owns");
        rights.refuse(rights.creatable(), "may make things in");
    }

    private void reader(Rights rights) throws SQLException {
        for (String view : CONTRACT) {
            rights.require(
                    "coalesce(has_schema_privilege(to_regnamespace('source'), 'usage'), false)"
                            + " and coalesce(has_table_privilege(to_regclass('source." + view + "'), 'select'), false)",
                    "cannot read source." + view
                            + " in the chat database: apply db/chat/contract.sql and the file of its platform, and grant"
                            + " usage on schema source and select on its views");
        }
        rights.refuse(rights.owned(), "owns");
        rights.refuse(rights.creatable(), "may make things in");
        rights.refuse(rights.reachable("source"), "may use");
        rights.refuse(rights.writable("source"), "may change");
    }

    private void effects(Rights rights) throws SQLException {
        rights.require(
                "coalesce(has_schema_privilege(to_regnamespace('chat'), 'usage'), false)"
                        + " and coalesce(has_column_privilege(to_regclass('" + OUTBOX + "'), 'key', 'insert'), false)"
                        + " and coalesce(has_table_privilege(to_regclass('" + OUTBOX + "'), 'select'), false)",
                "cannot ask for effects in " + OUTBOX + ": grant it what db/chat/havendesk.sql gives to chat_effects");
        rights.refuse(rights.owned(), "owns");
        rights.refuse(rights.creatable(), "may make things in");
        var reachable = new ArrayList<>(rights.reachable());
        reachable.remove(OUTBOX);
        rights.refuse(reachable, "may use");
        rights.require(
                "not has_table_privilege(to_regclass('" + OUTBOX + "'), 'update,delete,truncate')",
                "has too much: it may change what stands in " + OUTBOX + "; revoke that");
    }

    private static Connection connect(String url, Credentials login) throws SQLException {
        var properties = new Properties();
        properties.putAll(Map.of(
                "user",
                login.user(),
                "password",
                login.password(),
                "ApplicationName",
                "havendesk-check",
                "connectTimeout",
                PATIENCE,
                "loginTimeout",
                PATIENCE,
                "socketTimeout",
                PATIENCE));
        return DriverManager.getConnection(url, properties);
    }

    private static void requireVersion(Connection connection, String database, String url) throws SQLException {
        int needed = database.equals("desk") ? DESK_VERSION : CHAT_VERSION;
        int found = connection.getMetaData().getDatabaseMajorVersion();
        if (found < needed) {
            throw new SetupException("The " + database + " database at " + OwnDatabases.place(url) + " is PostgreSQL "
                    + found + "; Havendesk needs " + needed + " or newer there.");
        }
    }

    private static SetupException refused(SQLException e, String database, String url, String user) {
        String where = "The " + database + " database at " + OwnDatabases.place(url);
        @Nullable String state = e.getSQLState();
        return new SetupException(
                switch (state == null ? "" : state) {
                    case "28P01" -> where + " refuses " + user + ": the password is wrong, or there is no such role.";
                    case "28000" ->
                        where + " refuses " + user + ": the role may not sign in, or pg_hba.conf does not let it.";
                    case "3D000" -> where + " does not exist: make it as README.md has it.";
                    case "42501" -> where + " refuses " + user + ": grant it connect on the database.";
                    case "53300" -> where + " has no connection left for " + user + ": raise its max_connections.";
                    case "08001", "08004", "08006" -> where + " is out of reach: " + cause(e) + ".";
                    default -> where + " cannot be used by " + user + ": " + cause(e) + ".";
                },
                e);
    }

    private static String cause(SQLException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message).replaceFirst("\\.$", "");
    }
}
