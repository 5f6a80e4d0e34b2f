package org.havendesk.cases;

import static org.havendesk.cases.QueueSql.NOW;
import static org.havendesk.cases.QueueSql.OPEN;
import static org.havendesk.db.desk.Tables.CASES;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.settings.Tier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/**
 * The first cases of a filter in the queue's order, found without reading what the filter leaves out. Each value that the
 * filter names is a lane of its own with an index in the queue's order (V029); the heads of all lanes are sorted together. One
 * scan for all of them would read every case in between, and a list of values has no order of its own.
 */
final class QueueLanes {
    private static final Field<String> NAMED = field(name("named", "value"), String.class);
    private static final Field<Short> NUMBERED = field(name("numbered", "value"), Short.class);
    private static final Field<Short> BANDED = field(name("banded", "value"), Short.class);

    private static final Name HEADS = name("heads");
    private static final Field<Short> BAND = field(HEADS.append("band"), Short.class);
    private static final Field<Instant> DUE_AT = field(HEADS.append("due_at"), Instant.class);
    private static final Field<Long> CASE_ID = field(HEADS.append("case_id"), Long.class);

    private final List<Table<?>> lanes = new ArrayList<>();
    private Condition inLane = noCondition();

    private QueueLanes() {}

    /**
     * Whether a case is one of the first {@code limit} open ones of the filter behind {@code after}, or from the start, for which
     * {@code further} holds too.
     */
    static Condition first(QueueFilter filter, @Nullable QueueCursor after, Condition further, int limit) {
        var lanes = new QueueLanes();
        lanes.split(filter, after);
        return CASES.CASE_ID.eq(any(array(lanes.heads(further, limit))));
    }

    /** By what tells most apart; what is named besides is left to {@code further}. */
    private void split(QueueFilter filter, @Nullable QueueCursor after) {
        if (!filter.categories().isEmpty()) {
            split(
                    unnest(filter.categories().toArray(String[]::new)).as("named", "value"),
                    CASES.CATEGORY,
                    NAMED,
                    after);
        } else if (!filter.programs().isEmpty()) {
            split(unnest(filter.programs().toArray(String[]::new)).as("named", "value"), CASES.PROGRAM, NAMED, after);
        } else if (!filter.tiers().isEmpty()) {
            Short[] tiers = filter.tiers().stream().map(Tier::number).toArray(Short[]::new);
            split(unnest(tiers).as("numbered", "value"), CASES.TIER, NUMBERED, after);
        } else if (filter.path() != null) {
            split(unnest(new String[] {filter.path().key()}).as("named", "value"), CASES.PATH, NAMED, after);
        } else if (after != null) {
            inLane = row(CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                    .gt((short) after.band(), after.dueAt(), after.caseId());
        }
        if (filter.age() != null) {
            // nothing is due before it was reported
            Condition due =
                    CASES.DUE_AT.ge(NOW.minus(DayToSecond.valueOf(filter.age().atMost())));
            split(
                    unnest(new Short[] {1, 2, 3}).as("banded", "value"),
                    CASES.BAND.eq(BANDED).and(due));
        }
    }

    /** The place in the queue is compared together with the lane, so that no index but the lane's own seems to fit. */
    private <T> void split(Table<?> values, Field<T> column, Field<T> value, @Nullable QueueCursor after) {
        Condition behind = after == null
                ? noCondition()
                : row(column, CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                        .gt(row(
                                value,
                                val((short) after.band(), CASES.BAND),
                                val(after.dueAt(), CASES.DUE_AT),
                                val(after.caseId(), CASES.CASE_ID)));
        split(values, column.eq(value).and(behind));
    }

    private void split(Table<?> values, Condition condition) {
        lanes.add(values);
        inLane = inLane.and(condition);
    }

    /** Limits stand in the text: the server keeps one plan for all calls only if it knows how little is wanted. */
    private Select<Record1<Long>> heads(Condition further, int limit) {
        var head = select(CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                .from(CASES)
                .where(OPEN)
                .and(inLane)
                .and(further)
                .orderBy(CASES.BAND, CASES.DUE_AT, CASES.CASE_ID)
                .limit(inline(limit));
        var from = new ArrayList<Table<?>>(lanes);
        from.add(lateral(table(head).as(HEADS)));
        return select(CASE_ID).from(from).orderBy(BAND, DUE_AT, CASE_ID).limit(inline(limit));
    }
}
