package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A desk in which people worked is brought up to date, and everything that was in it still is. */
class UpgradeTest {
    /** The level of the first version that others may run. */
    private static final String BEGIN = "015";

    @Test
    void everyRowOutlivesEveryMigration() throws Exception {
        try (var databases = TestDatabases.atLevel(BEGIN)) {
            DSLContext desk = databases.deskOwner();
            run(databases);
            Map<String, List<String>> tables = tables(desk);
            assertThat(tables.keySet()).allSatisfy(table -> assertThat(desk.fetchCount(org.jooq.impl.DSL.table(table)))
                    .as(table + ": desk-at-015.sql puts something into each table")
                    .isPositive());
            Map<String, List<String>> before = rows(desk, tables);
            for (String level : levelsAfter(BEGIN)) {
                databases.migrate(level);
                rows(desk, tables).forEach((table, rows) -> assertThat(rows)
                        .as(table + " at level " + level)
                        .containsAll(before.get(table)));
            }
            assertThat(levelsAfter(BEGIN)).last().isEqualTo(DeskLevel.newest());
            assertThat(desk.fetchValue(
                            "select version from desk.flyway_schema_history order by installed_rank desc limit 1"))
                    .isEqualTo(DeskLevel.newest());
            databases
                    .desk()
                    .execute("select desk.ledger_append('rule', 'test', 'try', 'test', '1', null, null, null, null)");
            assertThat(databases.desk().fetchValue("select entry_id from desk.ledger_head"))
                    .isEqualTo(41L);
        }
    }

    private static void run(TestDatabases databases) throws Exception {
        String sql =
                new ClassPathResource("desk-at-015.sql", UpgradeTest.class).getContentAsString(StandardCharsets.UTF_8);
        try (var connection = databases.as(Provision.DESK_OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> levelsAfter(String level) throws Exception {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:db/desk/V*.sql"))
                .map(file -> file.getFilename().substring(1, 4))
                .filter(each -> each.compareTo(level) > 0)
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> tables(DSLContext desk) {
        var tables = new LinkedHashMap<String, List<String>>();
        desk.fetch("""
                select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname)
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'desk' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                  and c.relname <> 'flyway_schema_history'
                order by 1, a.attnum""").forEach(row -> tables.computeIfAbsent(row.get(0, String.class), _ -> new ArrayList<>())
                .add(row.get(1, String.class)));
        return tables;
    }

    /** Each row as text, by the columns that there were. */
    private static Map<String, List<String>> rows(DSLContext desk, Map<String, List<String>> tables) {
        var rows = new LinkedHashMap<String, List<String>>();
        tables.forEach((table, columns) -> rows.put(
                table,
                desk.fetch("select row(" + String.join(", ", columns) + ")::text from " + table)
                        .getValues(0, String.class)));
        return rows;
    }
}
