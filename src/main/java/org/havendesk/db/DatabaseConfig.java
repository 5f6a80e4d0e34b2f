package org.havendesk.db;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The console's connections, each with the role that may do no more than it must: to the desk, and to the chat store for
 * reading and, where a role for that is named, for effects. The databases run before the console starts. Transactions are jOOQ's, not Spring's.
 * Of the 20 to the desk four listen for news and six at the most are jobs'; the other ten are pages', whose statements take
 * milliseconds: more would only make the statements wait for each other inside of the database.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfig {
    /** Longer than the statement_timeout of the chat store's roles, so that the server's own answer arrives. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    @Bean
    @Primary
    HikariDataSource deskSource(
            @Value("${havendesk.desk.url}") String url,
            @Value("${havendesk.desk.app.user}") String user,
            @Value("${havendesk.desk.app.password}") String password) {
        return Pools.of("havendesk-desk", url, new Credentials(user, password), 20, SILENCE);
    }

    @Bean
    @Qualifier("leads")
    HikariDataSource leadsSource(
            @Value("${havendesk.desk.url}") String url,
            @Value("${havendesk.desk.leads.user}") String user,
            @Value("${havendesk.desk.leads.password}") String password) {
        return Pools.of("havendesk-leads", url, new Credentials(user, password), 8, SILENCE);
    }

    @Bean
    @Qualifier("chat")
    HikariDataSource chatSource(
            @Value("${havendesk.chat.url}") String url,
            @Value("${havendesk.chat.user}") String user,
            @Value("${havendesk.chat.password}") String password) {
        return Pools.of("havendesk-chat", url, new Credentials(user, password), 10, SILENCE);
    }

    @Bean
    @Qualifier("chatEffects")
    @ConditionalOnProperty("havendesk.chat.effects.user")
    HikariDataSource chatEffectsSource(
            @Value("${havendesk.chat.url}") String url,
            @Value("${havendesk.chat.effects.user}") String user,
            @Value("${havendesk.chat.effects.password}") String password) {
        return Pools.of("havendesk-effects", url, new Credentials(user, password), 4, SILENCE);
    }

    @Bean
    @Primary
    DSLContext desk(DataSource source) {
        return GroupCommit.on(source);
    }

    /** Sees the published figures of the desk database and nothing else. */
    @Bean
    @Qualifier("leads")
    DSLContext leads(@Qualifier("leads") DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES);
    }

    @Bean
    @Qualifier("chat")
    DSLContext chat(@Qualifier("chat") DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES);
    }

    @Bean
    @Qualifier("chatEffects")
    @ConditionalOnProperty("havendesk.chat.effects.user")
    DSLContext chatEffects(@Qualifier("chatEffects") DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES);
    }
}
