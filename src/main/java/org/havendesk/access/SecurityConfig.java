package org.havendesk.access;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who reaches what over HTTP: everything asks for sign-in but the sign-in page with its static files and the health
 * answer. Views and data classes are guarded by their own annotations on top of this.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfig {
    static final String LOGIN = "/login";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, RequestUtil vaadinRequests, VaadinDefaultRequestCache pages)
            throws Exception {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health", "/styles.css", "/css/**", "/icons/**")
                        .permitAll());
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LOGIN)
                .enableCsrfConfiguration(false) // it would take sign-in out
                .anyRequest(AuthorizedUrl::authenticated));
        http.csrf(csrf ->
                csrf.ignoringRequestMatchers(vaadinRequests::isFrameworkInternalRequest)); // these have their own
        WebHeaders.set(http);
        answerDownloads(http, pages);
        http.exceptionHandling(errors -> errors.accessDeniedHandler((request, response, denied) -> {
            if (denied instanceof CsrfException && request.getRequestURI().endsWith(LOGIN)) {
                response.sendRedirect(request.getContextPath() + LOGIN + "?stale"); // the page outlived its session
            } else {
                new AccessDeniedHandlerImpl().handle(request, response, denied);
            }
        }));
        return http.build();
    }

    /** Without sign-in a download fails visibly, or it would keep the sign-in page as its file; nor is it what one returns to. */
    private static void answerDownloads(HttpSecurity http, VaadinDefaultRequestCache pages) {
        var downloads = PathPatternRequestMatcher.pathPattern("/export/**");
        pages.ignoreRequests(downloads);
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), downloads));
    }
}
