package org.havendesk.chat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells open pages within two seconds that messages were edited or removed in the chat. Carries ids, never words. */
public class ChatChanges implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChatChanges.class);
    private static final long PAUSE_MILLIS = 800;
    private static final long LONGEST_MILLIS = 30_000;

    private final Set<Consumer<List<Change>>> listeners = ConcurrentHashMap.newKeySet();
    private final DSLContext chat;
    private volatile CountDownLatch stop = new CountDownLatch(0);

    public ChatChanges(DSLContext chat) {
        this.chat = chat;
    }

    /** Calls the listener on another thread until the returned handle is run. */
    public Runnable subscribe(Consumer<List<Change>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        Thread.ofVirtual().name("chat-changes").start(() -> run(new ChangeStream(chat, System::nanoTime), stop));
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }

    private void run(ChangeStream stream, CountDownLatch until) {
        long pause = PAUSE_MILLIS;
        try {
            while (!until.await(pause, TimeUnit.MILLISECONDS)) {
                pause = read(stream, until) ? PAUSE_MILLIS : Math.min(pause * 2, LONGEST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read(ChangeStream stream, CountDownLatch until) {
        try {
            List<Change> news = stream.news();
            if (!news.isEmpty()) {
                listeners.forEach(listener -> tell(listener, news));
            }
            return true;
        } catch (RuntimeException e) {
            if (until.getCount() > 0) {
                LOG.warn("changes in the chat cannot be read: {}", e.getClass().getSimpleName());
            }
            return false;
        }
    }

    private static void tell(Consumer<List<Change>> listener, List<Change> news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.warn("a page did not take the news of {} changes in the chat", news.size(), e);
        }
    }
}
