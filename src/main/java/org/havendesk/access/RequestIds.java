package org.havendesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.havendesk.ledger.Ledger;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a random id that its log lines, its ledger entries and its error page share. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The id of what this thread works on; work outside a request gets its own. */
    public static String current() {
        if (MDC.get(Ledger.REQUEST_ID) == null) {
            return next();
        }
        return MDC.get(Ledger.REQUEST_ID);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(Ledger.REQUEST_ID, next());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Ledger.REQUEST_ID);
        }
    }

    private static String next() {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
