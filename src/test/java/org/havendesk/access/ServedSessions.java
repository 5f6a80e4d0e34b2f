package org.havendesk.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The server's sessions of a console in a test. */
public final class ServedSessions implements HttpSessionListener {
    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        open.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession());
    }

    /** From here on everybody showed who they are longer ago than a grave act allows. */
    public void letTheTenMinutesPass() {
        Instant then = Instant.now().minus(Reauthentication.RECENT);
        open.forEach(session -> session.setAttribute(Reauthentication.CONFIRMED, then));
    }
}
