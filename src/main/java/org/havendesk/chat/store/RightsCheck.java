package org.havendesk.chat.store;

import java.util.List;
import org.jooq.DSLContext;

/** Whether the role can read the views and nothing else, writes nothing, and cannot keep the chat database busy for long. */
final class RightsCheck {
    private static final int NAMED = 3;

    /** Relations that are neither the contract's nor PostgreSQL's own. */
    private static final String OTHERS = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('source', 'information_schema')
              and n.nspname !~ '^pg_'""";

    private final DSLContext chat;

    RightsCheck(DSLContext chat) {
        this.chat = chat;
    }

    List<Finding> run() {
        return List.of(
                none("no power over the server", "has", """
                        select p from pg_roles, unnest(array[
                          case when rolsuper then 'superuser' end, case when rolcreaterole then 'createrole' end,
                          case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end,
                          case when rolbypassrls then 'bypassrls' end]) p
                        where rolname = current_user and p is not null
                        union all
                        select 'the rights of ' || g.rolname from pg_auth_members m
                        join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
                        where r.rolname = current_user order by 1"""),
                none("reads nothing else", "reads", "select c.oid::regclass::text " + OTHERS + """
                          and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') order by 1"""),
                none("writes nothing", "may write", """
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                          and has_schema_privilege(n.oid, 'usage')
                          and (has_table_privilege(c.oid, 'insert, update, delete, truncate')
                            or has_any_column_privilege(c.oid, 'insert, update')) order by 1"""),
                none("owns nothing", "owns", """
                        select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner
                        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and r.rolname = current_user order by 1"""),
                none("makes nothing", "may create in", """
                        select 'schema ' || nspname from pg_namespace
                        where nspname !~ '^pg_' and has_schema_privilege(oid, 'create')
                        union all
                        select 'database ' || current_database() where has_database_privilege(current_database(), 'create')
                        order by 1"""),
                none("runs nothing with others' rights", "may run", """
                        select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where p.prosecdef and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                          and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute') order by 1"""),
                setting("statement_timeout", "0", "set one for the role, such as 30s"),
                setting("default_transaction_read_only", "off", "set it to on for the role"));
    }

    private Finding none(String what, String verb, String query) {
        List<String> found = chat.fetch(query).getValues(0, String.class);
        if (found.isEmpty()) {
            return Finding.good(what, "nothing found");
        }
        String more = found.size() > NAMED ? " and " + (found.size() - NAMED) + " more" : "";
        return Finding.bad(
                what,
                "the role " + verb + " "
                        + String.join(", ", found.stream().limit(NAMED).toList()) + more + ": revoke that");
    }

    private Finding setting(String name, String unset, String remedy) {
        String value = String.valueOf(chat.fetchValue("show " + name));
        return value.equals(unset) ? Finding.bad(name, "is " + value + ": " + remedy) : Finding.good(name, value);
    }
}
