package org.havendesk.api;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.havendesk.intake.Inbox;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Wires the room, with a chain of its own before that of the pages: no session, no sign-in page, no token of a form. */
@Configuration(proxyBeanMethods = false)
class ApiConfig {
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    Sources sources(DSLContext desk) {
        return new Sources(desk);
    }

    @Bean
    ServletRegistrationBean<ApiServlet> apiServlet(
            DSLContext desk, Inbox inbox, @Value("${havendesk.api.patience:10s}") Duration patience) {
        var servlet = new ApiServlet(new Door(desk, inbox, new BodyReader(patience)));
        return new ServletRegistrationBean<>(servlet, "/api/*");
    }

    @Bean
    Task<?> apiForgetTask(DSLContext desk) {
        return Tasks.recurring("api-forget", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> {
                    new Requests(desk).forget();
                    Inbox.forget(desk);
                });
    }

    /** Lets everything through to {@link Door}, which knows the sources: there are no accounts here. */
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // nothing here rests on a cookie
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }
}
