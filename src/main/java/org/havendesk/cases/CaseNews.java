package org.havendesk.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that cases changed, whichever node changed them. Carries numbers, never content. Travels by
 * PostgreSQL's NOTIFY when the change is committed.
 */
public class CaseNews {
    static final String CHANNEL = "cases";

    private static final Logger LOG = LoggerFactory.getLogger(CaseNews.class);
    private static final int MOST = 100;
    private static final String READ = "read:";

    private final Set<Consumer<News>> listeners = ConcurrentHashMap.newKeySet();
    private final Set<LongConsumer> readListeners = ConcurrentHashMap.newKeySet();

    /** @param caseIds the changed cases; empty means that anything may have changed */
    public record News(Set<Long> caseIds) {
        public News {
            caseIds = Set.copyOf(caseIds);
        }

        public boolean concerns(long caseId) {
            return caseIds.isEmpty() || caseIds.contains(caseId);
        }
    }

    /** Calls the listener on another thread until the returned handle is run. */
    public Runnable subscribe(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Calls the listener with the account of whoever was shown hard words. It is no news of a case: every look of anybody
     * would make every open page read everything again.
     */
    public Runnable subscribeToReads(LongConsumer listener) {
        readListeners.add(listener);
        return () -> readListeners.remove(listener);
    }

    /** Says, when the transaction commits, that this account was shown hard words. */
    static void publishRead(DSLContext tx, long accountId) {
        tx.select(told(READ + accountId)).fetch();
    }

    /** Says, when the transaction commits, that the case changed. */
    static void publish(DSLContext tx, long caseId) {
        publish(tx, List.of(caseId));
    }

    /** Says, when the transaction commits, that these cases changed. */
    static void publish(DSLContext tx, Collection<Long> caseIds) {
        tx.select(told(caseIds)).fetch();
    }

    /** What publishes it where it is selected, for a statement that does something else besides. */
    static Field<String> told(Collection<Long> caseIds) {
        String payload = caseIds.size() > MOST
                ? ""
                : caseIds.stream().map(String::valueOf).distinct().collect(Collectors.joining(","));
        return told(payload);
    }

    private static Field<String> told(String payload) {
        return DSL.function("pg_notify", String.class, DSL.val(CHANNEL), DSL.val(payload));
    }

    /** Hands a notification's payload to everybody who listens. */
    void tell(String payload) {
        if (payload.matches(READ + "\\d{1,18}")) {
            long accountId = Long.parseLong(payload.substring(READ.length()));
            readListeners.forEach(listener -> listener.accept(accountId));
            return;
        }
        News news = new News(
                payload.matches("\\d{1,18}(,\\d{1,18})*")
                        ? Arrays.stream(payload.split(",")).map(Long::valueOf).collect(Collectors.toSet())
                        : Set.of());
        for (Consumer<News> listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                LOG.warn("a page did not take the news of cases {}", news.caseIds(), e);
            }
        }
    }
}
