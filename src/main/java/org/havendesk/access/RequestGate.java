package org.havendesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What no request of an own page does is answered before anything looks at it: unknown methods (405), bodies that are too
 * long (413) or of unknown length (411), and calls, web sockets and downloads that another site's page set off (403).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestGate extends OncePerRequestFilter {
    /** The longest text of a page has 4,000 characters; a call of many fields stays far below this. */
    static final long LONGEST_BODY = 1 << 20;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** Programs that report over HTTP have no session, and that door counts bytes and answers in its own way. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return asked(request, RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI())
                .startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Integer> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal.get() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
        }
        response.setHeader("Connection", "close");
        response.setStatus(refusal.get());
        response.setContentLength(0);
        response.flushBuffer(); // the server would first wait for the body that nobody reads
    }

    /** What the container refuses by itself, as it does TRACE, comes past here only as an error, on its way to the sign-in page. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static Optional<Integer> refusal(HttpServletRequest request) {
        if (!METHODS.contains(method(request))) {
            return Optional.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        if (request.getContentLengthLong() > LONGEST_BODY) {
            return Optional.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            return Optional.of(HttpServletResponse.SC_LENGTH_REQUIRED);
        }
        return isGuarded(request) && !isOwn(request) ? Optional.of(HttpServletResponse.SC_FORBIDDEN) : Optional.empty();
    }

    private static String method(HttpServletRequest request) {
        return asked(request, RequestDispatcher.ERROR_METHOD, request.getMethod());
    }

    /** What was asked for; the page of an error is another, and is asked for with GET. */
    private static String asked(HttpServletRequest request, String before, String now) {
        return request.getAttribute(before) instanceof String asked ? asked : now;
    }

    private static boolean isGuarded(HttpServletRequest request) {
        return !READS.contains(method(request))
                || isWebSocket(request)
                || request.getRequestURI().startsWith(request.getContextPath() + "/export/");
    }

    /** Whether a page of this console set it off. A browser without either header is held by the tokens of its forms and calls. */
    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (origin != null
                && (isWebSocket(request) || !origin.equals("null"))) { // forms say null, as no referrer is sent
            return origin.equalsIgnoreCase(ownOrigin(request));
        }
        return site == null || OWN.contains(site);
    }

    private static boolean isWebSocket(HttpServletRequest request) {
        @Nullable String upgrade = request.getHeader("Upgrade");
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /** As browsers write it, behind a proxy with what the proxy says. */
    private static String ownOrigin(HttpServletRequest request) {
        boolean secure = request.isSecure();
        String scheme = secure ? "https" : "http";
        int port = request.getServerPort();
        boolean usual = port == (secure ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
