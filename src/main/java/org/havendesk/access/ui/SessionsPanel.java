package org.havendesk.access.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import org.havendesk.access.OwnAccount;
import org.havendesk.access.OwnAccount.OpenSession;

/** Where the person is signed in, and out of which they can be taken. */
class SessionsPanel extends AccountPanel {
    SessionsPanel(OwnAccount account, AccountTimes times, Runnable redraw) {
        super("account.sessions");
        var list = box("account-rows");
        for (OpenSession session : account.sessions()) {
            Component end = session.here()
                    ? badge(getTranslation("account.sessions.here"), null)
                    : act("account.sessions.end", () -> {
                        account.endSession(session.sessionId());
                        redraw.run();
                    });
            list.add(row(
                    "device",
                    session.agent(),
                    getTranslation("account.sessions.since", times.at(session.begunAt()), times.at(session.seenAt())),
                    end));
        }
        add(list, box("row", act("account.sessions.everywhere", account::signOutEverywhere)));
    }
}
