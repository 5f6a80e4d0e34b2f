package org.havendesk.access;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/** Somebody is in, whichever way: their session begins, their browser is known from now on, and they go where they wanted to. */
class Arrival extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private final SignInRecorder recorder;
    private final OpenSessions sessions;
    private final KnownDevices devices;

    Arrival(SignInRecorder recorder, OpenSessions sessions, KnownDevices devices) {
        this.recorder = recorder;
        this.sessions = sessions;
        this.devices = devices;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var account = (SignedIn) authentication.getPrincipal();
        Pending.forget(request.getSession());
        sessions.begin(account.person(), request);
        recorder.signedIn(authentication);
        devices.remember(account.username(), request, response);
        if (request.getSession().getAttribute(StepFilter.NEW_CODES) != null) {
            getRedirectStrategy().sendRedirect(request, response, "/account"); // the codes are shown there, once
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
