package org.havendesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** A try that did not let anybody in: the next step, or the page again with a sentence that says as little as it must. */
class Refusal implements AuthenticationFailureHandler {
    private final SignInRecorder recorder;

    Refusal(SignInRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.sendRedirect(request.getContextPath() + target(request, refused));
    }

    private String target(HttpServletRequest request, AuthenticationException refused) {
        if (refused instanceof SecondStepNeeded needed) {
            request.getSession(); // so that there is one to change
            request.changeSessionId();
            needed.pending().keep(request.getSession());
            return needed.pending().setsUp() ? "/login/set-up" : "/login/second-step";
        }
        var pending = Pending.of(request);
        recorder.failed(pending.map(each -> each.account().username()).orElse(request.getParameter("username")));
        String page = pending.isEmpty() ? "/login" : pending.get().setsUp() ? "/login/set-up" : "/login/second-step";
        return page + (refused instanceof Tries.TooSoon soon ? "?wait=" + soon.seconds() : "?error");
    }
}
