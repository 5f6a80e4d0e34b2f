package org.havendesk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;

/**
 * Writes into the log who was refused what: the number of the account, the address without its query or the method without
 * its arguments, and the request id. Who is not signed in is led to the sign-in page and is no line.
 */
@Configuration(proxyBeanMethods = false)
class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    @Bean
    static AuthorizationEventPublisher refusals(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @EventListener
    void refused(AuthorizationDeniedEvent<?> event) {
        Supplier<Authentication> authentication = event.getAuthentication();
        if (authentication.get() != null && authentication.get().getPrincipal() instanceof SignedIn signedIn) {
            LOG.warn(
                    "request {}: account {} was refused {}",
                    RequestIds.current(),
                    signedIn.person().accountId(),
                    what(event.getObject()));
        }
    }

    private static String what(Object object) {
        return switch (object) {
            case MethodInvocation call ->
                call.getMethod().getDeclaringClass().getSimpleName() + "."
                        + call.getMethod().getName();
            case HttpServletRequest request -> clean(request.getMethod() + " " + request.getRequestURI());
            default -> object.getClass().getSimpleName();
        };
    }

    /** On one line, and not longer than one. */
    private static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
