package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What connections of the console do and do not tell. */
class PoolsTest {
    @Test
    void anErrorOfTheServerQuotesNoRow() throws Exception {
        var owner = new Credentials(Provision.CHAT_OWNER, "for-tests-only");
        try (var databases = TestDatabases.fresh();
                var pool = Pools.of("test", databases.chatUrl(), owner, 1, Duration.ofSeconds(5));
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into chat.room (room_id, name, kind, created_at)"
                            + " values ('r', 'somebody said this', 'no such kind', now())"))
                    .hasMessageContaining("room_kind_check")
                    .message()
                    .doesNotContain("somebody said this");
        }
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedForForever() throws Exception {
        var owner = new Credentials(Provision.CHAT_OWNER, "for-tests-only");
        try (var databases = TestDatabases.fresh();
                var pool = Pools.of("test", databases.chatUrl(), owner, 1, Duration.ofSeconds(1));
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(30)")).hasMessageContaining("I/O error");
        }
    }
}
