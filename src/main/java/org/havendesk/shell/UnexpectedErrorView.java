package org.havendesk.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** The page could not be made. Shows the request id that the log has too, and nothing of the error itself. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class UnexpectedErrorView extends ErrorPage implements HasErrorParameter<Exception> {

    UnexpectedErrorView() {
        super("unexpected");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = UnexpectedErrors.log(parameter.getException());
        say("triangle", "error.unexpected.sentence", id).bad();
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
