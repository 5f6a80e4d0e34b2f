package org.havendesk.access;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.havendesk.access.PasskeyCeremony.Question;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;

/** The question that a page of sign-in put to the browser's passkeys, until the answer is posted. */
public final class PasskeyQuestion {
    private static final String ATTRIBUTE = PasskeyQuestion.class.getName();

    private PasskeyQuestion() {}

    /** Asks on this page, in place of what was asked before; the question as JSON. */
    public static String ask(PasskeyCeremony ceremony) {
        var question = ceremony.ask();
        VaadinSession.getCurrent().getSession().setAttribute(ATTRIBUTE, question);
        return question.json();
    }

    @SuppressWarnings("unchecked") // nobody else sets it
    static Optional<Question<PublicKeyCredentialRequestOptions>> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Object asked = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return Optional.ofNullable((Question<PublicKeyCredentialRequestOptions>) asked);
    }
}
