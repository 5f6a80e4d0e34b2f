package org.havendesk.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Waits for notifications on a connection of its own; after a break it connects again and says that anything changed. */
class CaseNewsListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CaseNewsListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final int WAITS_UNTIL_PROBE = 20;

    private final DataSource desk;
    private final CaseNews news;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean running;

    CaseNewsListener(DataSource desk, CaseNews news) {
        this.desk = desk;
        this.news = news;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("case-news").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            stopped.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        long pause = 1;
        while (running) {
            try (Connection connection = desk.getConnection()) {
                listen(connection);
                pause = 1;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("no news of cases, trying again in {} s: {}", pause, e.getMessage());
                    pause(pause);
                    pause = Math.min(pause * 2, 30);
                }
            }
        }
        stopped.countDown();
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CaseNews.CHANNEL);
        }
        news.tell("");
        var notifications = connection.unwrap(PGConnection.class);
        for (int waits = 1; running; waits++) {
            if (waits % WAITS_UNTIL_PROBE == 0) {
                probe(connection);
            }
            var arrived = notifications.getNotifications(WAIT_MILLIS);
            for (var notification : arrived == null ? new org.postgresql.PGNotification[0] : arrived) {
                news.tell(notification.getParameter());
            }
        }
    }

    /** Waiting only reads: without this a connection that broke silently would never be noticed. */
    private static void probe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
