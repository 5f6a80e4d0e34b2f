package org.havendesk.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.db.Provision;

/** What a database of ours consists of, as its catalogue says; names come quoted where they need it. */
final class Catalogue {
    private final Connection owner;
    private final String ours;

    /** @param database {@code desk} or {@code chat} */
    Catalogue(String database, Connection owner) {
        List<String> schemas = database.equals("desk") ? Provision.DESK_SCHEMAS : Provision.CHAT_SCHEMAS;
        this.owner = owner;
        this.ours = "n.nspname in ('" + String.join("', '", schemas) + "')";
    }

    /** Tables with the columns that hold something of their own; Flyway's is left out, since migrating fills it. */
    Map<String, List<String>> tables() throws SQLException {
        var tables = new LinkedHashMap<String, List<String>>();
        each(
                """
                select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and\s""" + ours + " order by n.nspname, c.relname, a.attnum",
                row -> tables.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row[1]));
        return tables;
    }

    /** Sequences that gave a number, with the last one. */
    Map<String, Long> sequences() throws SQLException {
        var sequences = new LinkedHashMap<String, Long>();
        each("""
                select format('%I.%I', n.nspname, s.sequencename), s.last_value::text
                from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
                where s.last_value is not null and\s""" + ours + " order by 1", row -> sequences.put(row[0], Long.valueOf(row[1])));
        return sequences;
    }

    /** Triggers that somebody switched off, as {@code table trigger}. */
    List<String> triggersOff() throws SQLException {
        var off = new ArrayList<String>();
        each("""
                select format('%I.%I %I', n.nspname, c.relname, t.tgname), ''
                from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                where t.tgenabled = 'D' and not t.tgisinternal and\s""" + ours + " order by 1", row -> off.add(row[0]));
        return off;
    }

    /** Foreign keys, each as the statement that takes it away and the one that makes it again. */
    Map<String, String> foreignKeys() throws SQLException {
        var keys = new LinkedHashMap<String, String>();
        each("""
                select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname),
                  format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                where k.contype = 'f' and k.conparentid = 0 and\s""" + ours + " order by 1", row -> keys.put(row[0], row[1]));
        return keys;
    }

    @FunctionalInterface
    private interface Row {
        void take(String[] values);
    }

    private void each(String sql, Row row) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
    }
}
