package org.havendesk.health.ui;

import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.micrometer.common.KeyValue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * What requests are called in the metrics: pages by the template of their route, {@code /cases/:caseId}; calls of pages by their
 * kind, {@code uidl}; everything else as Spring calls it. No number of a case, and nothing that a stranger could make up, becomes a name.
 */
@Component
class RequestNames extends DefaultServerRequestObservationConvention {
    private static final Pattern KIND = Pattern.compile("(?:^|&)v-r=(init|uidl|heartbeat|push)(?:&|$)");
    private static final String FILES = "/VAADIN/";

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        return kind(request)
                .or(() -> page(request))
                .map(name -> KeyValue.of(LowCardinalityKeyNames.URI, name))
                .orElseGet(() -> super.uri(context));
    }

    private static Optional<String> kind(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .map(KIND::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static Optional<String> page(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith(FILES)) {
            return Optional.of(FILES + "**");
        }
        try {
            RouteRegistry pages =
                    ApplicationRouteRegistry.getInstance(new VaadinServletContext(request.getServletContext()));
            return pages.getNavigationTarget(path.replaceAll("^/+", ""))
                    .flatMap(pages::getTemplate)
                    .map(template -> "/" + template);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an address that cannot be read is no page's
        }
    }
}
