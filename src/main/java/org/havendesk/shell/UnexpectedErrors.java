package org.havendesk.shell;

import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.havendesk.access.RequestIds;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What nobody expected while a page is open: into the log with its request id, and one sentence to the person. */
@Component
class UnexpectedErrors implements VaadinServiceInitListener {
    private static final int SHOWN_MILLIS = 10_000;

    /** Writes it into the log and returns the id to show. */
    static String log(Throwable error) {
        String id = RequestIds.current();
        LoggerFactory.getLogger(UnexpectedErrors.class).error("request {} failed", id, error);
        return id;
    }

    @Override
    public void serviceInit(ServiceInitEvent init) {
        init.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(UnexpectedErrors::tell));
    }

    private static void tell(ErrorEvent event) {
        String id = log(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> {
                var notification = new Notification();
                notification.setPosition(Position.BOTTOM_CENTER);
                notification.setDuration(SHOWN_MILLIS);
                notification.setAssertive(true);
                notification.add(icon("triangle"), text(notification.getTranslation("error.unexpected.sentence", id)));
                notification.open();
            });
        }
    }
}
