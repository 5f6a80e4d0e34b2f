package org.havendesk.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The temporary tables through which records go into the store: a batch is copied in, judged as a set and moved on. What
 * holds the ids is the database, never this process.
 */
final class Staging {
    private static final String ONE_IMPORT_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtext('org.havendesk.archive'))";

    private static final int WORTH_ANALYZING = 200;

    private final Connection connection;
    private byte[] rows = new byte[1 << 16];
    private int length;
    private int count;

    /** Takes a line that was refused. */
    interface Refusals {
        void refuse(RecordType type, long line, String reason);
    }

    /** @param connection without auto-commit */
    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        for (RecordType type : RecordType.values()) {
            String columns = type.fields().stream()
                    .map(f -> f.column() + " " + f.form().sqlType())
                    .collect(Collectors.joining(", "));
            execute("drop table if exists pg_temp." + table(type));
            execute("create temporary table " + table(type) + " (line bigint, " + columns + ")");
        }
        execute("drop table if exists pg_temp.early_reply");
        execute("create temporary table early_reply (like import_message)");
        execute("create index on import_message (reply_to)");
        execute("create index on import_message (message_id)");
        connection.commit();
    }

    /** Holds a record until the next {@link #flush}. */
    void add(long line, @Nullable String[] values) {
        var row = new StringBuilder().append(line);
        for (@Nullable String value : values) {
            row.append('\t');
            if (value == null) {
                row.append("\\N");
            } else {
                escape(value, row);
            }
        }
        byte[] bytes = row.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (length + bytes.length > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, length + bytes.length));
        }
        System.arraycopy(bytes, 0, rows, length, bytes.length);
        length += bytes.length;
        count++;
    }

    /** Bytes held. */
    int size() {
        return length;
    }

    /** Records held. */
    int count() {
        return count;
    }

    /**
     * Moves what is held into the store; the caller commits. A message that answers one not seen so far waits for
     * {@link #settle}.
     *
     * @return how many records were added; the rest of those not refused were there already
     */
    long flush(RecordType type, Refusals refusals) throws SQLException {
        if (count == 0) {
            return 0;
        }
        execute(ONE_IMPORT_AT_A_TIME);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table(type) + " (line, " + type.columns("") + ") from stdin",
                            new ByteArrayInputStream(rows, 0, length));
        } catch (IOException e) {
            throw new SQLException("cannot copy into the chat store", e);
        }
        if (count >= WORTH_ANALYZING) {
            execute("analyze " + table(type));
        }
        length = 0;
        count = 0;
        refuseUnknown(type, refusals);
        if (type == RecordType.MESSAGE && hasEarlyReplies()) {
            preferIndexes();
            execute("with early as (" + deleteEarlyReplies()
                    + " returning s.*) insert into early_reply select * from early");
        }
        return move(type);
    }

    /** Adds the messages whose answered message came after them, and refuses those whose never came. */
    long settle(Refusals refusals) throws SQLException {
        if (update("insert into import_message select * from early_reply") == 0) {
            return 0;
        }
        execute("truncate early_reply");
        execute("analyze import_message");
        preferIndexes();
        refuse(RecordType.MESSAGE, deleteEarlyReplies(), "reply_to names an unknown message", refusals);
        return move(RecordType.MESSAGE);
    }

    /** Leaves the connection without temporary tables, and the planner with figures of what was loaded. */
    void finish() throws SQLException {
        for (RecordType type : RecordType.values()) {
            execute("drop table pg_temp." + table(type));
            execute("analyze chat." + type.word());
        }
        execute("drop table pg_temp.early_reply");
        connection.commit();
    }

    private void refuseUnknown(RecordType type, Refusals refusals) throws SQLException {
        for (Field field : type.fields()) {
            if (field.in() != null) {
                String delete =
                        "delete from %1$s s where s.%2$s is not null and not exists (select from chat.%3$s t where t.%3$s_id = s.%2$s)"
                                .formatted(table(type), field.column(), field.in());
                refuse(type, delete, field.key() + " names an unknown " + field.in(), refusals);
            }
        }
    }

    private void refuse(RecordType type, String delete, String reason, Refusals refusals) throws SQLException {
        try (var statement = connection.createStatement();
                var lines = statement.executeQuery(delete + " returning s.line")) {
            while (lines.next()) {
                refusals.refuse(type, lines.getLong(1), reason);
            }
        }
    }

    /** Most batches have none, which is cheap to see: each reply answers a stored message or one of an earlier line. */
    private boolean hasEarlyReplies() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select
                        from import_message s
                        where s.reply_to is not null
                          and not exists (select from import_message m where m.message_id = s.reply_to and m.line < s.line)
                          and not exists (select from chat.message t where t.message_id = s.reply_to)
                        limit 1""")) {
            return found.next();
        }
    }

    /** A reply chain is followed step by step; building a hash for each step would cost minutes. */
    private void preferIndexes() throws SQLException {
        execute("set local enable_hashjoin = off");
        execute("set local enable_mergejoin = off");
    }

    /** Messages that do not lead back, reply by reply, to one that is stored or answers none. */
    private static String deleteEarlyReplies() {
        return """
                delete from import_message s
                where s.reply_to is not null and s.line not in (
                  with recursive sound (message_id, line) as (
                    select m.message_id, m.line
                    from import_message m
                    where m.reply_to is null
                      or exists (select from chat.message t where t.message_id = m.reply_to)
                    union
                    select m.message_id, m.line
                    from sound
                    join import_message m on m.reply_to = sound.message_id)
                  select line from sound)""";
    }

    /** In line order, so that seq follows the archive. */
    private long move(RecordType type) throws SQLException {
        long added = update("""
                insert into chat.%1$s (%2$s)
                select %3$s
                from %4$s s
                where not exists (select from chat.%1$s t where %5$s)
                order by s.line
                on conflict (%6$s) do nothing""".formatted(
                        type.word(),
                        type.columns(""),
                        type.columns("s."),
                        table(type),
                        sameKey(type),
                        String.join(", ", key(type))));
        execute("truncate " + table(type));
        return added;
    }

    private static String sameKey(RecordType type) {
        return key(type).stream().map(c -> "t." + c + " = s." + c).collect(Collectors.joining(" and "));
    }

    private static List<String> key(RecordType type) {
        return type == RecordType.MEMBERSHIP
                ? List.of("room_id", "member_id", "joined_at")
                : List.of(type.word() + "_id");
    }

    private static String table(RecordType type) {
        return "import_" + type.word();
    }

    private static void escape(String value, StringBuilder row) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> row.append(c);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
