package org.havendesk.access;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;

/**
 * The sessions that this node serves. When the database says that one has ended, its tabs are sent to the sign-in page and
 * the server's session is closed, whatever its tabs are doing.
 */
class OpenSessions implements HttpSessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final String NUMBER = "havendesk.session";
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final long FAREWELL_MILLIS = 500;
    private static final long TOLD_MILLIS = 300;
    private static final int LEAVES_AFTER_MILLIS = 600;

    private final Sessions sessions;
    private final SignInPolicy policy;
    private final String node = Long.toString(ProcessHandle.current().pid());
    private final Map<Long, Served> served = new ConcurrentHashMap<>();

    /** @param notedAt when the database was told last that the person is there */
    private record Served(HttpSession session, Instant notedAt) {}

    OpenSessions(Sessions sessions, SignInPolicy policy) {
        this.sessions = sessions;
        this.policy = policy;
    }

    /** The person is in, in the session of this request; {@code BadCredentialsException} where they were just disabled. */
    void begin(Person person, HttpServletRequest request) {
        HttpSession session = request.getSession();
        numberOf(session).ifPresent(before -> {
            served.remove(before);
            sessions.end(before, "signed_out");
        });
        long number = sessions.begin(person.accountId(), Agents.words(request.getHeader("User-Agent")), node)
                .orElseThrow(() -> new BadCredentialsException("the account is not open"));
        session.setAttribute(NUMBER, number);
        session.setMaxInactiveInterval((int) policy.get().idle().toSeconds());
        served.put(number, new Served(session, Instant.now()));
        closeEnded(List.of(number)); // ended before this node knew it
    }

    /** The number of the session that the current page belongs to. */
    Optional<Long> current() {
        return Optional.ofNullable(
                (Long) VaadinSession.getCurrent().getSession().getAttribute(NUMBER));
    }

    /** Somebody did something in this session. */
    void seen(HttpSession session) {
        numberOf(session).ifPresent(number -> {
            Served found = served.get(number);
            if (found != null && found.notedAt().plus(BETWEEN_NOTES).isBefore(Instant.now())) {
                served.replace(number, found, new Served(session, Instant.now()));
                sessions.seen(number);
            }
        });
    }

    /** @param number of the session that ended; blank where any may have */
    void ended(String number) {
        if (number.isBlank()) {
            closeEnded(List.copyOf(served.keySet()));
        } else {
            close(Long.parseLong(number));
        }
    }

    private void closeEnded(List<Long> numbers) {
        sessions.endedOf(numbers).forEach(this::close);
    }

    private void close(long number) {
        Served found = served.remove(number);
        if (found != null) {
            Thread.ofVirtual().start(() -> close(found.session()));
        }
    }

    /**
     * Nobody is signed in from the first line on. The tabs are told where to go, and leave once this session is closed, so
     * that they begin a new one; closing it takes the way of telling them with it, and so waits until they know.
     */
    private static void close(HttpSession session) {
        try {
            session.removeAttribute(SPRING_SECURITY_CONTEXT_KEY);
            List<Future<Void>> farewells = VaadinSession.getAllSessions(session).stream()
                    .map(pages -> pages.access(() -> pages.getUIs().forEach(OpenSessions::sayFarewell)))
                    .toList();
            for (Future<Void> farewell : farewells) {
                farewell.get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            }
            Thread.sleep(TOLD_MILLIS);
        } catch (TimeoutException | ExecutionException | IllegalStateException e) {
            LOG.debug("a session that ended was closed without a word: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("a session that ended was closed before");
        }
    }

    private static void sayFarewell(UI tab) {
        tab.getPage().executeJs("setTimeout(() => window.location.assign($0), $1)", "login?ended", LEAVES_AFTER_MILLIS);
    }

    /** Signed out, or timed out by the server. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        numberOf(session).filter(number -> served.remove(number) != null).ifPresent(number -> {
            try {
                long quiet = System.currentTimeMillis() - session.getLastAccessedTime();
                sessions.end(number, quiet >= session.getMaxInactiveInterval() * 1000L ? "idle" : "signed_out");
            } catch (DataAccessException e) {
                LOG.debug("the end of a session was not noted, and is once it is overdue: {}", e.getMessage());
            }
        });
    }

    private static Optional<Long> numberOf(HttpSession session) {
        return Optional.ofNullable((Long) session.getAttribute(NUMBER));
    }
}
