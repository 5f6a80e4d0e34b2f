package org.havendesk.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.RequestIds;
import org.slf4j.LoggerFactory;

/** The page is there, but not for this person's roles. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NoRightView extends ErrorPage implements HasErrorParameter<AccessDeniedException> {
    private final CurrentPerson person;

    NoRightView(CurrentPerson person) {
        super("no-right");
        this.person = person;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        String roles = person.find().stream()
                .flatMap(signedIn -> signedIn.roles().stream())
                .sorted()
                .map(role -> getTranslation("role." + role + ".sees"))
                .collect(Collectors.joining(" "));
        LoggerFactory.getLogger(NoRightView.class)
                .warn(
                        "request {}: account {} was refused the page {}",
                        RequestIds.current(),
                        person.find().map(Person::accountId).orElse(null),
                        event.getLocation().getFirstSegment());
        say("lock", "error.no-right.sentence", roles);
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
