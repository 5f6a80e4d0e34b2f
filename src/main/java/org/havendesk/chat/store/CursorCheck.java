package org.havendesk.chat.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the streams can be read from where the reader stands, and a message found, without reading everything: by the plan that
 * PostgreSQL makes. It is asked for a number that stands nowhere else, with sequential scans made dear, so that the plan does not
 * depend on how much there is to read: what an index can do stands as its condition, and what it cannot stands as a filter.
 */
final class CursorCheck {
    private static final String NUMBER = "4611686018427387";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext chat;

    CursorCheck(DSLContext chat) {
        this.chat = chat;
    }

    List<Finding> run() {
        return Stream.concat(
                        Stream.of("message", "change", "report", "check_in").map(this::cursor), Stream.of(message()))
                .toList();
    }

    private Finding cursor(String stream) {
        return look(
                "cursor of source." + stream,
                "select * from source." + stream + " where seq > " + NUMBER + " order by seq limit 500",
                "seq is not a raw indexed column: every reading would read the whole table");
    }

    private Finding message() {
        return look(
                "one message of source.message",
                "select * from source.message where message_id = '" + NUMBER + "'",
                "message_id has no index: every look at one message would read the whole table");
    }

    private Finding look(String what, String query, String wrong) {
        Optional<JsonNode> plan;
        try {
            plan = plan(query);
        } catch (DataAccessException e) {
            return Finding.bad(what, "cannot be planned: SQL state " + e.sqlState());
        }
        if (plan.isEmpty()) {
            return Finding.bad(what, "has no plan");
        }
        long byIndex = count(plan.get(), "Index Cond");
        long byReading = count(plan.get(), "Filter") + count(plan.get(), "Join Filter");
        if (byReading > 0) {
            return Finding.bad(what, wrong);
        }
        return Finding.good(what, byIndex > 0 ? "uses an index" : "always empty on this platform");
    }

    private Optional<JsonNode> plan(String query) {
        return chat.transactionResult(tx -> {
            tx.dsl().execute("set local enable_seqscan = off");
            return Optional.ofNullable(tx.dsl().fetchValue("explain (format json) " + query))
                    .map(text -> JSON.readTree(text.toString()));
        });
    }

    /** In how many conditions of this name the number stands. */
    private static long count(JsonNode plan, String condition) {
        return plan.findValues(condition).stream()
                .filter(text -> text.asString().contains(NUMBER))
                .count();
    }
}
