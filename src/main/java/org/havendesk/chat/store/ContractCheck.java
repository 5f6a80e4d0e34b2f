package org.havendesk.chat.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havendesk.db.source.Source;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/** Whether each view of the contract is there with each of its columns, and answers. */
final class ContractCheck {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Long.class, "bigint",
            Integer.class, "integer",
            Boolean.class, "boolean",
            BigDecimal.class, "numeric",
            Instant.class, "timestamp with time zone",
            JSONB.class, "jsonb");

    private final DSLContext chat;

    ContractCheck(DSLContext chat) {
        this.chat = chat;
    }

    List<Finding> run() {
        return Source.SOURCE.getTables().stream().map(this::view).toList();
    }

    private Finding view(Table<?> view) {
        String name = "source." + view.getName();
        Map<String, String> found = columns(name);
        if (found.isEmpty()) {
            return Finding.bad(name, "is missing: apply the file of the platform");
        }
        for (Field<?> column : view.fields()) {
            String type = TYPES.get(column.getType());
            String is = found.get(column.getName());
            if (is == null) {
                return Finding.bad(name, "has no column " + column.getName());
            }
            if (!is.equals(type)) {
                return Finding.bad(name, "has " + column.getName() + " as " + is + " and not as " + type);
            }
        }
        return answers(view, name);
    }

    private Finding answers(Table<?> view, String name) {
        try {
            chat.selectFrom(view).limit(1).fetch();
            return Finding.good(name, view.fields().length + " columns");
        } catch (DataAccessException e) {
            return Finding.bad(
                    name,
                    e.sqlState().equals("42501")
                            ? "may not be read: grant usage on schema source and select on its views"
                            : "cannot be read: SQL state " + e.sqlState());
        }
    }

    private Map<String, String> columns(String view) {
        return chat.fetch("""
                        select attname, format_type(atttypid, null) from pg_attribute
                        where attrelid = to_regclass(?) and attnum > 0 and not attisdropped""", view).stream()
                .collect(Collectors.toMap(r -> r.get(0, String.class), r -> r.get(1, String.class)));
    }
}
