package org.havendesk.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Pools of connections that never wait forever: neither for a free connection, nor for a server that fell silent. */
final class Pools {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private Pools() {}

    /**
     * A pool that opens its first connection when it is first asked.
     *
     * @param silence how long a statement may run without a sign from the server
     */
    static HikariDataSource of(String name, String url, Credentials role, int size, Duration silence) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(role.user());
        config.setPassword(role.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(3).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("connectTimeout", text(WAIT));
        config.addDataSourceProperty("loginTimeout", text(WAIT));
        config.addDataSourceProperty("socketTimeout", text(silence));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // the detail quotes rows, and rows hold words
        return new HikariDataSource(config);
    }

    /** The driver reads texts only, and passes over numbers without a word. */
    private static String text(Duration seconds) {
        return Long.toString(seconds.toSeconds());
    }
}
