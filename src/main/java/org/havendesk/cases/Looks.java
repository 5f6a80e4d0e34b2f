package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.CASES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Records who read what of a case: an entry in the ledger, the first look, and how hard it was to read. */
final class Looks {
    private final DSLContext desk;

    Looks(DSLContext desk) {
        this.desk = desk;
    }

    /** A look at these lines. */
    void record(
            ReviewMatter matter, String verb, List<Conversation.Line> lines, @Nullable String reason, Person reader) {
        record(matter.row().getCaseId(), verb, range(lines), reason, HardWords.of(matter, lines), reader);
    }

    /** A look at something of the case; {@code range} says how much of it. */
    void record(
            long caseId,
            String verb,
            Map<String, ?> range,
            @Nullable String reason,
            List<HardWords> hard,
            Person reader) {
        desk.transaction(tx -> {
            tx.dsl()
                    .update(CASES)
                    .set(CASES.FIRST_LOOK_AT, QueueSql.NOW)
                    .where(CASES.CASE_ID.eq(caseId))
                    .and(CASES.FIRST_LOOK_AT.isNull())
                    .execute();
            Exposures.record(tx.dsl(), caseId, hard, reader);
            Ledger.append(
                    tx.dsl(),
                    Entry.of(reader.actor(), verb, "case", caseId)
                            .because(reason)
                            .after(range));
        });
    }

    static Map<String, Object> range(List<Conversation.Line> lines) {
        Map<String, Object> range = new HashMap<>();
        range.put("messages", lines.size());
        if (!lines.isEmpty()) {
            range.put("from", lines.getFirst().sentAt().toString());
            range.put("to", lines.getLast().sentAt().toString());
        }
        return range;
    }
}
