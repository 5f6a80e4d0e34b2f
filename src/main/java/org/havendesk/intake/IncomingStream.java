package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.INTAKE_NOTHING;
import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havendesk.cases.Folding.Folded;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;

/** One stream of records, read in the order of its cursor; and what one of its records does to the desk. */
abstract class IncomingStream<R extends Incoming> {
    private static final int PAGE = 5000;
    private static final int AHEAD = 5000;

    /** What takes one record in: its case, or empty where it opens none; {@code IllegalArgumentException} with a plain reason. */
    interface Taking<R> {
        Optional<Folded> take(DSLContext tx, R record);
    }

    /**
     * Records that were read together.
     *
     * @param behind the cursor that they follow
     * @param readAt of {@link System#nanoTime}
     */
    record Batch<R extends Incoming>(long behind, List<R> records, long readAt) {
        private Batch<R> first(int limit) {
            return new Batch<>(behind, records.subList(0, Math.min(limit, records.size())), readAt);
        }

        private Batch<R> rest(Batch<R> first) {
            long from =
                    first.records.isEmpty() ? behind : first.records.getLast().seq();
            return new Batch<>(from, records.subList(first.records.size(), records.size()), readAt);
        }
    }

    protected final DSLContext desk;
    protected final DSLContext store;
    private final String name;
    private final Table<?> table;
    private final Field<Long> seq;
    private final Field<String> id;
    private Batch<R> ahead = new Batch<>(0, List.of(), 0);

    /** @param store where its records stand: the chat store, or the desk's own inbox */
    IncomingStream(DSLContext desk, DSLContext store, String name, Table<?> table, Field<Long> seq, Field<String> id) {
        this.desk = desk;
        this.store = store;
        this.name = name;
        this.table = table;
        this.seq = seq;
        this.id = id;
    }

    /** Its name in the tables of the intake and in the ledger. */
    String name() {
        return name;
    }

    /** With the settings of the moment, for one batch. */
    abstract Taking<R> taking();

    /** The records of the condition in the order of the cursor. */
    abstract List<R> read(Condition which, List<Field<?>> order, int limit);

    /** Which of these records have their report at the desk. */
    abstract Select<Record1<String>> reported(String[] ids);

    /** The cursor of the newest record, or the lowest there is. */
    long head() {
        return store.select(coalesce(max(seq), Long.MIN_VALUE))
                .from(table)
                .fetchSingle()
                .value1();
    }

    /** The next records behind {@code head}; where many wait, more are read than are asked for, and kept for the next call. */
    synchronized Batch<R> after(long head, int limit) {
        if (ahead.records().isEmpty() || ahead.behind() != head) { // another node, or a rollback, moved the cursor
            long now = System.nanoTime();
            ahead = new Batch<>(head, read(seq.gt(head), List.of(seq, id), AHEAD), now);
        }
        Batch<R> next = ahead.first(limit);
        ahead = ahead.rest(next);
        return next;
    }

    /** Records above {@code trailing} and up to {@code head} that the desk does not have: they were committed late. */
    List<R> missed(long trailing, long head, int limit) {
        List<String> missing = new ArrayList<>();
        long from = trailing;
        List<Record2<Long, String>> page = page(from, head);
        while (!page.isEmpty() && missing.size() < limit) {
            Set<String> ids = new LinkedHashSet<>();
            page.forEach(r -> ids.add(r.value2()));
            known(ids).forEach(ids::remove);
            missing.addAll(ids);
            from = page.getLast().value1();
            page = page.size() < PAGE ? List.of() : page(from, head);
        }
        return missing.isEmpty()
                ? List.of()
                : read(id.in(missing.stream().limit(limit).toList()), List.of(seq, id), limit);
    }

    private List<Record2<Long, String>> page(long from, long head) {
        return store.select(seq, id)
                .from(table)
                .where(seq.gt(from))
                .and(seq.le(head))
                .orderBy(seq, id)
                .limit(PAGE)
                .fetch();
    }

    private List<String> known(Collection<String> ids) {
        String[] array = ids.toArray(String[]::new);
        return reported(array)
                .unionAll(desk.select(QUARANTINE.RECORD_ID)
                        .from(QUARANTINE)
                        .where(QUARANTINE.STREAM.eq(name))
                        .and(QUARANTINE.RECORD_ID.eq(any(array))))
                .unionAll(desk.select(INTAKE_NOTHING.RECORD_ID)
                        .from(INTAKE_NOTHING)
                        .where(INTAKE_NOTHING.STREAM.eq(name))
                        .and(INTAKE_NOTHING.RECORD_ID.eq(any(array))))
                .fetch(Record1::value1);
    }
}
