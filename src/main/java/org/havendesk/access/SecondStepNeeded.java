package org.havendesk.access;

import org.springframework.security.core.AuthenticationException;

/** The password was right, and does not let the person in by itself. */
final class SecondStepNeeded extends AuthenticationException {
    private final transient Pending pending;

    SecondStepNeeded(Pending pending) {
        super("a second step is needed");
        this.pending = pending;
    }

    Pending pending() {
        return pending;
    }
}
