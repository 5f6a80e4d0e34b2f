package org.havendesk.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.havendesk.cases.TestDesk;
import org.havendesk.post.MailServer;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A chat store that takes connections and never says a word does not hold up the page, and its lines say so. */
class SilentChatTest {
    @Test
    void thePageComesAndSaysWhatIsSilent() throws Exception {
        try (var desk = new TestDesk();
                var hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DSLContext silent = DSL.using(into(hole), SQLDialect.POSTGRES);
            var vitals = new Vitals(desk.desk, silent);
            var readings = new Readings(vitals, silent, List.<HikariDataSource>of());
            var machine = new Machine(Path.of("target"));
            var health = new SystemHealth(
                    readings,
                    machine,
                    new Settings(desk.desk),
                    new MailServer(null, ""),
                    new Rounds(vitals, readings, machine));
            long before = System.nanoTime();
            Report first = health.report();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Vitals.PATIENCE.plus(Vitals.PATIENCE));
            assertThat(state(first, "desk")).isEqualTo(State.FINE);
            assertThat(state(first, "chat")).isEqualTo(State.ACT);
            assertThat(state(first, "contract")).isEqualTo(State.ACT);
            before = System.nanoTime();
            assertThat(state(health.report(), "chat")).isEqualTo(State.ACT);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("nobody waits for the same silence twice")
                    .isLessThan(Vitals.PATIENCE);
        }
    }

    private static State state(Report report, String subject) {
        return report.sections().stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static PGSimpleDataSource into(ServerSocket hole) {
        var source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + hole.getLocalPort() + "/chat");
        source.setUser("chat_reader");
        source.setPassword("nobody listens");
        source.setLoginTimeout(8);
        source.setSocketTimeout(8);
        return source;
    }
}
