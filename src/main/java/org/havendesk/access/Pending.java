package org.havendesk.access;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose password was right and who is not in yet: the second step is to come, or to be set up. Kept by the server's
 * session beside the security context, which stays empty, so that nothing is open to them but the pages of sign-in.
 *
 * @param newSecret of the code app to be set up; null where a second step exists
 */
public record Pending(SignedIn account, byte @Nullable [] newSecret, Instant at) {
    private static final String ATTRIBUTE = Pending.class.getName();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Pending toEnter(SignedIn account) {
        return new Pending(account, null, Instant.now());
    }

    static Pending toSetUp(SignedIn account) {
        return new Pending(account, Secrets.random(Totp.SECRET_BYTES), Instant.now());
    }

    /** Whether the second step has to be set up first. */
    public boolean setsUp() {
        return newSecret != null;
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** Who is half signed in in the session of this request; nobody ten minutes after the password. */
    static Optional<Pending> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : fresh(session.getAttribute(ATTRIBUTE));
    }

    /** Who is half signed in in the session of this page. */
    public static Optional<Pending> current() {
        return fresh(VaadinSession.getCurrent().getSession().getAttribute(ATTRIBUTE));
    }

    private static Optional<Pending> fresh(@Nullable Object found) {
        return found instanceof Pending pending && pending.at().plus(PATIENCE).isAfter(Instant.now())
                ? Optional.of(pending)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Pending[" + account + "]";
    }
}
