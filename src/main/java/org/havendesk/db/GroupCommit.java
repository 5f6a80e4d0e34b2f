package org.havendesk.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultTransactionProvider;

/**
 * Transactions that all pass through one row, as those that end the ledger do, hold it until they are on disk: no more of
 * them come through in a second than the disk flushes. With {@link #later} such a transaction lets go of its locks when it commits, and is
 * flushed right after, together with all that committed meanwhile; only then does its caller go on. What is acknowledged is on
 * disk as ever. Others may see the change a few milliseconds earlier than that, so who keeps what they saw outside of
 * the database calls {@link #flush} first; who commits something of their own does so by that.
 */
public final class GroupCommit implements TransactionProvider {
    private static final Object KEY = GroupCommit.class;

    /** A commit that waits for the disk, and so for all commits before it. */
    private static final String FLUSH = "select pg_logical_emit_message(true, 'havendesk', '')";

    private static final Field<String> AT_ONCE = inline((String) null);
    private static final Field<String> LATER = field("set_config('synchronous_commit', 'off', true)", String.class);

    private final TransactionProvider each;
    private final DSLContext plain;

    private GroupCommit(DataSource source) {
        var connections = new DataSourceConnectionProvider(source);
        each = new DefaultTransactionProvider(connections);
        plain = DSL.using(connections, SQLDialect.POSTGRES);
    }

    /** Statements and transactions on this source, whose transactions may be flushed together. */
    public static DSLContext on(DataSource source) {
        return DSL.using(new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(source))
                .set(SQLDialect.POSTGRES)
                .set(new GroupCommit(source)));
    }

    private static final class Open {
        private int depth;
        private boolean later;
    }

    /** Where it is selected in a transaction: the transaction lets go at its commit. Elsewhere it does nothing. */
    public static Field<String> later(DSLContext tx) {
        if (tx.configuration().data(KEY) instanceof Open open) {
            open.later = true;
            return LATER;
        }
        return AT_ONCE;
    }

    /** Returns when all that was seen so far is on disk. Outside of transactions. */
    public static void flush(DSLContext desk) {
        desk.fetch(FLUSH);
    }

    @Override
    public void begin(TransactionContext context) {
        each.begin(context);
        if (!(context.configuration().data(KEY) instanceof Open)) {
            context.configuration().data(KEY, new Open());
        }
        open(context).depth++;
    }

    @Override
    public void commit(TransactionContext context) {
        Open open = open(context);
        each.commit(context);
        if (--open.depth == 0 && open.later) {
            plain.fetch(FLUSH);
        }
    }

    @Override
    public void rollback(TransactionContext context) {
        if (context.configuration().data(KEY) instanceof Open open && open.depth-- == 0) {
            return; // it was committed, and could not be flushed
        }
        each.rollback(context);
    }

    private static Open open(TransactionContext context) {
        return (Open) context.configuration().data(KEY);
    }
}
