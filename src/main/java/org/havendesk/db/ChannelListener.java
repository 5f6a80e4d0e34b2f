package org.havendesk.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for the notifications of one PostgreSQL channel on a connection of its own and hands on their payloads; after a
 * break it connects again and hands on an empty payload, since anything may have changed.
 */
public class ChannelListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final int WAITS_UNTIL_PROBE = 20;

    private final DataSource desk;
    private final String channel;
    private final Consumer<String> tell;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean running;

    /** @param channel a plain lower-case word */
    public ChannelListener(DataSource desk, String channel, Consumer<String> tell) {
        this.desk = desk;
        this.channel = channel;
        this.tell = tell;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("listen-" + channel).start(this::run);
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
                    LOG.warn("no news of {}, trying again in {} s: {}", channel, pause, e.getMessage());
                    pause(pause);
                    pause = Math.min(pause * 2, 30);
                }
            }
        }
        stopped.countDown();
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
        }
        tell.accept("");
        var notifications = connection.unwrap(PGConnection.class);
        for (int waits = 1; running; waits++) {
            if (waits % WAITS_UNTIL_PROBE == 0) {
                probe(connection);
            }
            var arrived = notifications.getNotifications(WAIT_MILLIS);
            for (var notification : arrived == null ? new org.postgresql.PGNotification[0] : arrived) {
                tell.accept(notification.getParameter());
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
