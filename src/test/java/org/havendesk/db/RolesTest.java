package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/**
 * What each role of the databases can and cannot do, by trying all of it: every verb on every column of every table. What
 * is allowed is listed here by name, so that a new table or column is nobody's until somebody decides.
 */
class RolesTest {
    /** Privileges are looked at before anything else that could stand in the way. */
    private static final String REFUSED = "42501";

    private static TestDatabases databases;

    @BeforeAll
    static void databases() {
        databases = TestDatabases.fresh();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Provision.DESK_APP, Provision.DESK_LEADS, Provision.CHAT_READER, Provision.CHAT_EFFECTS})
    void eachRoleCanDoWhatIsListedForItAndNothingElse(String role) throws Exception {
        try (Connection connection = databases.as(role)) {
            assertThat(String.join("\n", rights(connection, columns(role)))).isEqualTo(listed(role));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Provision.DESK_APP, Provision.DESK_LEADS, Provision.CHAT_READER, Provision.CHAT_EFFECTS})
    void noRoleOwnsMakesOrIsAnything(String role) throws Exception {
        try (Connection connection = databases.as(role)) {
            var rights = new Rights(connection, role);
            rights.refusePowers();
            assertThat(rights.owned()).isEmpty();
            assertThat(rights.creatable()).isEmpty();
            assertThat(names(connection, "select rolname from pg_roles where pg_has_role(current_user, oid, 'member')"))
                    .containsExactly(role);
            assertThat(names(connection, "select 'temp' where has_database_privilege(current_database(), 'temp')"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk_app | desk.erase_member(text,text) desk.forget_account(bigint)"
                        + " desk.ledger_append(text,text,text,text,text,text,text,text,text)"
                        + " desk.remove_case(bigint) desk.remove_content(bigint)",
                "desk_leads | ''",
                "chat_reader | ''",
                "chat_effects | ''"
            })
    void functionsBelongToThoseWhoWereGivenThem(String role, String allowed) throws Exception {
        try (Connection connection = databases.as(role)) {
            assertThat(String.join(" ", names(connection, """
                            select p.oid::regprocedure::text
                            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                            where n.nspname in ('desk', 'release', 'chat', 'source') and p.prorettype <> 'trigger'::regtype
                              and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
                            order by 1"""))).isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Provision.DESK_APP, Provision.DESK_LEADS, Provision.CHAT_READER, Provision.CHAT_EFFECTS})
    void whateverElseIsTriedIsRefused(String role) throws Exception {
        boolean desk = role.startsWith("desk");
        String schema = desk ? "desk" : "source";
        String table = desk ? "desk.ledger_entry" : "chat.message";
        String function = desk ? "desk.ledger_is_append_only()" : "chat.tell_change()";
        for (String statement : List.of(
                "create schema mine",
                "create table " + schema + ".mine (x int)",
                "create table public.mine (x int)",
                "create temp table mine (x int)",
                "create view " + schema + ".mine as select 1",
                "create function " + schema + ".mine() returns int language sql as 'select 1'",
                "create role mine",
                "alter role current_user superuser",
                "set role desk_owner",
                "set role chat_owner",
                "set session authorization postgres",
                "set session_replication_role = replica",
                "alter table " + table + " disable trigger user",
                "alter table " + table + " owner to " + role,
                "drop table " + table,
                "drop schema " + schema + " cascade",
                "alter function " + function + " rename to mine",
                "create trigger mine before insert on " + table + " for each row execute function " + function,
                "create index on " + table + " ((1))",
                "copy (select 1) to program 'cat'",
                "select pg_read_file('PG_VERSION')",
                "select lo_import('/etc/hostname')")) {
            try (Connection connection = databases.as(role)) {
                assertThat(state(connection, statement))
                        .as(role + ": " + statement)
                        .isIn(REFUSED, "42939");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"chat_reader, desk", "chat_effects, desk", "desk_app, chat", "desk_leads, chat"})
    void noRoleEntersTheOtherDatabase(String role, String other) {
        assertThatThrownBy(() -> databases.as(role, other))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void theOwnerMeetsTheTriggersOfTheLedger() {
        DSLContext desk = databases.desk();
        desk.execute("select desk.ledger_append('rule', 'test', 'try', 'test', '1', null, null, null, null)");
        DSLContext owner = databases.deskOwner();
        for (String statement : List.of(
                "update desk.ledger_entry set verb = 'x'",
                "delete from desk.ledger_entry",
                "truncate desk.ledger_entry")) {
            assertThatThrownBy(() -> owner.execute(statement)).hasMessageContaining("append-only");
        }
    }

    /** The rights of the role's section in the list beside this class. */
    private static String listed(String role) throws Exception {
        String all = new ClassPathResource("rights.txt", RolesTest.class)
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return all.split("(?m)^# " + role + "$", 2)[1].split("(?m)^# ")[0].strip();
    }

    /** Every column of every table and view in the role's database, by table, as a superuser sees them. */
    private static Map<String, List<String>> columns(String role) throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        try (Connection superuser = databases.superuserOf(role)) {
            for (String name : names(superuser, """
                    select format('%I.%I %I', n.nspname, c.relname, a.attname)
                    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
                      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                    order by n.nspname, c.relname, a.attnum""")) {
                String[] parts = name.split(" ", 2);
                columns.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
            }
        }
        return columns;
    }

    private static List<String> rights(Connection connection, Map<String, List<String>> tables) throws SQLException {
        var lines = new ArrayList<String>();
        for (var table : tables.entrySet()) {
            String name = table.getKey();
            var verbs = new ArrayList<String>();
            byColumn(connection, "select", "select %2$s from %1$s limit 0", table, verbs);
            byColumn(connection, "insert", "insert into %1$s (%2$s) values (default)", table, verbs);
            byColumn(connection, "update", "update %1$s set %2$s = default where false", table, verbs);
            for (String verb : List.of("delete from %s where false", "truncate %s")) {
                if (isAllowed(connection, verb.formatted(name))) {
                    verbs.add(verb.substring(0, verb.indexOf(' ')));
                }
            }
            if (!verbs.isEmpty()) {
                lines.add(name + ": " + String.join(", ", verbs));
            }
        }
        return lines;
    }

    private static void byColumn(
            Connection connection,
            String verb,
            String statement,
            Map.Entry<String, List<String>> table,
            List<String> verbs)
            throws SQLException {
        var allowed = new TreeSet<String>();
        for (String column : table.getValue()) {
            if (isAllowed(connection, statement.formatted(table.getKey(), column))) {
                allowed.add(column);
            }
        }
        if (allowed.size() == table.getValue().size()) {
            verbs.add(verb);
        } else if (!allowed.isEmpty()) {
            verbs.add(verb + " (" + String.join(" ", allowed) + ")");
        }
    }

    /** Some views, and computed columns of others, cannot be written by anybody; every other failure comes after the rights. */
    private static boolean isAllowed(Connection connection, String statement) throws SQLException {
        return !List.of(REFUSED, "55000", "0A000", "42809", "428C9").contains(state(connection, statement));
    }

    /** The SQL state of what went wrong, or none; whatever was done is undone. */
    private static String state(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction read write");
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            connection.rollback();
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
