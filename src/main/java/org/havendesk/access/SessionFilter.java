package org.havendesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes that somebody is there. What a page sends by itself to stay connected does not count. */
class SessionFilter extends OncePerRequestFilter {
    private static final String REQUEST_TYPE = "v-r";
    private static final Set<String> BY_ITSELF = Set.of("heartbeat", "push");

    private final OpenSessions sessions;

    SessionFilter(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String type = request.getParameter(REQUEST_TYPE);
        if (session != null && (type == null || !BY_ITSELF.contains(type))) {
            sessions.seen(session);
        }
        chain.doFilter(request, response);
    }
}
