package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import org.havendesk.access.OwnAccount;
import org.havendesk.access.Reauthentication;

/** Codes on paper, for the day on which the device is lost. */
class RecoveryPanel extends AccountPanel {
    RecoveryPanel(OwnAccount account, Runnable redraw) {
        super("account.recovery");
        if (!account.hasSecondStep()) {
            add(text(getTranslation("account.recovery.later"), "quiet"));
            return;
        }
        add(
                text(getTranslation("account.recovery.left", account.recoveryCodesLeft())),
                box(
                        "row",
                        act(
                                "account.recovery.new",
                                () -> Reauthentication.before(() -> {
                                    new RecoveryCodesDialog(account.newRecoveryCodes()).open();
                                    redraw.run();
                                }))));
    }
}
