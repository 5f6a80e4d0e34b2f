package org.havendesk.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Metrics are for admins who are signed in, and for who shows the operator's scrape token; without one, for admins alone. */
final class ScrapeAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private static final String BEARER = "Bearer ";
    private static final String ADMIN = "ROLE_" + Roles.ADMIN;

    private final byte @Nullable [] expected;

    /** @param token blank: there is none */
    ScrapeAccess(String token) {
        expected = token.isBlank() ? null : hash(token);
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        String header = context.getRequest().getHeader("Authorization");
        return new AuthorizationDecision(isToken(header) || isAdmin(authentication.get()));
    }

    /** Hashes have one length, and comparing them takes one time wherever they begin to differ. */
    private boolean isToken(@Nullable String header) {
        return expected != null
                && header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        expected, hash(header.substring(BEARER.length()).strip()));
    }

    private static boolean isAdmin(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> ADMIN.equals(authority.getAuthority()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
