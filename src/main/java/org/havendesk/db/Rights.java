package org.havendesk.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the role of a connection can do there, as the server's catalogue has it; extensions do not count. */
final class Rights {
    /** Relations, sequences left out, that belong neither to the server nor to an extension. */
    private static final String RELATIONS = """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend d
                              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
              and\s""";

    private final Connection connection;
    private final String user;

    Rights(Connection connection, String user) {
        this.connection = connection;
        this.user = user;
    }

    /** @throws SetupException if the role can do what no role of the console needs */
    void refusePowers() throws SQLException {
        List<String> powers = names("""
                select power from pg_roles, lateral (values (rolsuper, 'superuser'), (rolcreaterole, 'createrole'),
                  (rolcreatedb, 'createdb'), (rolreplication, 'replication'), (rolbypassrls, 'bypassrls')) as p (has, power)
                where rolname = current_user and has""");
        refuse(powers, "is");
    }

    /** @throws SetupException if the condition does not hold */
    void require(String condition, String otherwise) throws SQLException {
        if (names("select 'yes' where " + condition).isEmpty()) {
            throw new SetupException("The role " + user + " " + otherwise + ".");
        }
    }

    /** @throws SetupException if there is something */
    void refuse(List<String> found, String verb) {
        if (!found.isEmpty()) {
            throw new SetupException("The role " + user + " has too much: it " + verb + " " + String.join(", ", found)
                    + "; take that away from it, and from public.");
        }
    }

    /** Relations outside of these schemas that the role can read or write, or a column of them. */
    List<String> reachable(String... allowed) throws SQLException {
        String elsewhere = allowed.length == 0
                ? "true"
                : Stream.of(allowed)
                        .map(schema -> "'" + schema + "'")
                        .collect(Collectors.joining(", ", "n.nspname not in (", ")"));
        return names(RELATIONS + elsewhere + """
                  and has_schema_privilege(n.oid, 'usage')
                  and (has_table_privilege(c.oid, 'select,insert,update,delete,truncate,references,trigger')
                    or has_any_column_privilege(c.oid, 'select,insert,update,references'))
                order by 1""");
    }

    /** Relations in this schema that the role can write. */
    List<String> writable(String schema) throws SQLException {
        return names(RELATIONS + "n.nspname = '" + schema + "'" + """
                  and (has_table_privilege(c.oid, 'insert,update,delete,truncate,trigger')
                    or has_any_column_privilege(c.oid, 'insert,update'))
                order by 1""");
    }

    /** What the role owns here. */
    List<String> owned() throws SQLException {
        return names("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relowner = current_user::regrole
                union all select 'schema ' || nspname from pg_namespace where nspowner = current_user::regrole
                union all select 'database ' || datname from pg_database
                  where datname = current_database() and datdba = current_user::regrole
                order by 1""");
    }

    /** Where the role can make things that stay. */
    List<String> creatable() throws SQLException {
        return names("""
                select 'schema ' || nspname from pg_namespace
                where nspname !~ '^pg_' and has_schema_privilege(oid, 'create')
                union all select 'database ' || current_database()
                  where has_database_privilege(current_database(), 'create')
                order by 1""");
    }

    private List<String> names(String sql) throws SQLException {
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
