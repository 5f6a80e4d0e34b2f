package org.havendesk;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;

/**
 * Counts the statements that one piece of work sends to databases. What jobs send meanwhile does not count, nor what news from
 * elsewhere sets off in an open page: that comes when it comes.
 */
public final class Statements {
    private static final String NEWS = "runPendingAccessTasks";

    private final DSLContext[] databases;
    private final Map<String, Integer> bySql = new TreeMap<>();

    private Statements(DSLContext... databases) {
        this.databases = databases;
    }

    /** Of these, and of all that was derived from them. */
    public static Statements to(DSLContext... databases) {
        return new Statements(databases);
    }

    /** What this thread sends while it does the work, each text with how often. */
    public Map<String, Integer> of(Runnable work) {
        bySql.clear();
        Thread worker = Thread.currentThread();
        ExecuteListener counter = ExecuteListener.onExecuteStart(context -> count(worker, context));
        ExecuteListenerProvider[][] before = Arrays.stream(databases)
                .map(database -> database.configuration().executeListenerProviders())
                .toArray(ExecuteListenerProvider[][]::new);
        for (DSLContext database : databases) {
            database.configuration().set(counter);
        }
        try {
            work.run();
        } finally {
            for (int i = 0; i < databases.length; i++) {
                Configuration configuration = databases[i].configuration();
                configuration.set(before[i]);
            }
        }
        return Map.copyOf(bySql);
    }

    private void count(Thread worker, ExecuteContext context) {
        if (Thread.currentThread() == worker && !isNews()) {
            bySql.merge(String.valueOf(context.sql()), 1, Integer::sum);
        }
    }

    private static boolean isNews() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(NEWS)));
    }
}
