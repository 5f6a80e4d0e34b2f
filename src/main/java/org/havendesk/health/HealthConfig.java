package org.havendesk.health;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.havendesk.post.MailServer;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class HealthConfig {

    @Bean
    Vitals vitals(DSLContext desk, @Qualifier("chat") DSLContext chat) {
        return new Vitals(desk, chat);
    }

    @Bean
    Readings readings(Vitals vitals, @Qualifier("chat") DSLContext chat, List<HikariDataSource> pools) {
        return new Readings(vitals, chat, pools);
    }

    @Bean
    HealthMetrics healthMetrics(Readings readings) {
        return new HealthMetrics(readings);
    }

    /** The anchor of the ledger stands in the data folder. */
    @Bean
    Machine machine(@Value("${havendesk.ledger.anchor}") Path anchor) {
        return new Machine(anchor.toAbsolutePath().getParent());
    }

    @Bean
    Rounds healthRounds(Vitals vitals, Readings readings, Machine machine) {
        return new Rounds(vitals, readings, machine);
    }

    @Bean
    SystemHealth systemHealth(Readings readings, Machine machine, Settings settings, MailServer mail, Rounds rounds) {
        return new SystemHealth(readings, machine, settings, mail, rounds);
    }
}
