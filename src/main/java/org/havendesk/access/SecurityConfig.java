package org.havendesk.access;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Who reaches what over HTTP: everything asks for sign-in but the sign-in page with its static files, the health answer,
 * and for whoever shows the scrape token the metrics. Views and data classes are guarded by their own annotations on top of this.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfig {
    static final String LOGIN = "/login";
    private static final String METRICS = "/actuator/prometheus";

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            RequestUtil vaadinRequests,
            VaadinDefaultRequestCache pages,
            SecurityContextHolderStrategy strategy,
            Arrival arrival,
            SignInRecorder recorder,
            StepFilter steps,
            OpenSessions sessions,
            @Value("${havendesk.scrape-token:}") String scrapeToken)
            throws Exception {
        SecurityContextHolder.setContextHolderStrategy(strategy); // filters made here read the static one
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, arrival);
        var refusal = new Refusal(recorder);
        http.formLogin(form -> form.loginPage(LOGIN) // before Vaadin says so, a page of Spring's own would be made
                .authenticationDetailsSource(SignInOrigin::of)
                .failureHandler(refusal));
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health", "/styles.css", "/css/**", "/icons/**")
                        .permitAll()
                        .requestMatchers(METRICS)
                        .access(new ScrapeAccess(scrapeToken)));
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LOGIN)
                .enableCsrfConfiguration(false) // it would take sign-in out
                .anyRequest(AuthorizedUrl::authenticated));
        http.csrf(csrf ->
                csrf.ignoringRequestMatchers(vaadinRequests::isFrameworkInternalRequest)); // these have their own
        WebHeaders.set(http);
        answerPrograms(http, pages);
        arrival.setRequestCache(pages);
        steps.answerWith(arrival, refusal);
        http.addFilterBefore(steps, UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(new SessionFilter(sessions), SecurityContextHolderFilter.class);
        http.exceptionHandling(errors -> errors.accessDeniedHandler((request, response, denied) -> {
            if (denied instanceof CsrfException
                    && request.getRequestURI().startsWith(request.getContextPath() + LOGIN)) {
                response.sendRedirect(request.getContextPath() + LOGIN + "?stale"); // the page outlived its session
            } else {
                new AccessDeniedHandlerImpl().handle(request, response, denied);
            }
        }));
        return http.build();
    }

    /**
     * Without sign-in a download or a scrape fails visibly, or it would keep the sign-in page as its file; nor is it what one
     * returns to.
     */
    private static void answerPrograms(HttpSecurity http, VaadinDefaultRequestCache pages) {
        var programs = new OrRequestMatcher(
                PathPatternRequestMatcher.pathPattern("/export/**"), PathPatternRequestMatcher.pathPattern(METRICS));
        pages.ignoreRequests(programs);
        http.exceptionHandling(errors ->
                errors.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), programs));
    }
}
