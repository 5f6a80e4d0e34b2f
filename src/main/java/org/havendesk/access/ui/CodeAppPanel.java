package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import org.havendesk.access.OwnAccount;
import org.havendesk.access.Reauthentication;

/** The app that shows codes: set it up, change it for another, remove it. */
class CodeAppPanel extends AccountPanel {
    private final OwnAccount account;
    private final Runnable redraw;

    CodeAppPanel(OwnAccount account, Runnable redraw) {
        super("account.code-app");
        this.account = account;
        this.redraw = redraw;
        if (account.hasCodeApp()) {
            add(row(
                    "mobile",
                    getTranslation("account.code-app.on"),
                    getTranslation("account.code-app.on.more"),
                    act("account.code-app.change", this::setUp),
                    act("account.remove", () -> Reauthentication.before(this::remove))));
        } else {
            add(box("row", act("account.code-app.add", this::setUp)));
        }
    }

    private void setUp() {
        Reauthentication.before(() -> new CodeAppDialog(account, redraw).open());
    }

    private void remove() {
        if (account.mayRemoveSecondStep()) {
            account.removeCodeApp();
            redraw.run();
        } else {
            tell("account.last");
        }
    }
}
