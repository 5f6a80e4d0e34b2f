package org.havendesk.alarm;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells open pages that an alarm changed, whichever node changed it, when the change is committed. */
public class AlarmNews {
    static final String CHANNEL = "alarms";

    private static final Logger LOG = LoggerFactory.getLogger(AlarmNews.class);

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    /** Calls the listener on another thread until the returned handle is run. */
    public Runnable subscribe(Runnable listener) {
        Runnable once = listener::run;
        listeners.add(once);
        return () -> listeners.remove(once);
    }

    static void publish(DSLContext tx) {
        tx.select(DSL.function("pg_notify", String.class, DSL.val(CHANNEL), DSL.val("")))
                .fetch();
    }

    void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("a page did not take the news of alarms", e);
            }
        }
    }
}
