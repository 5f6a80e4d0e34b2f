package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import org.havendesk.access.OwnAccount;
import org.havendesk.access.OwnAccount.Passkey;
import org.havendesk.access.PasskeyAsker;
import org.havendesk.access.Reauthentication;
import org.springframework.security.authentication.BadCredentialsException;

/** The person's passkeys: add one, name it, remove it. */
class PasskeysPanel extends AccountPanel {
    private final OwnAccount account;
    private final AccountTimes times;
    private final Runnable redraw;
    private final PasskeyAsker asker = new PasskeyAsker();

    PasskeysPanel(OwnAccount account, AccountTimes times, Runnable redraw) {
        super("account.passkeys");
        this.account = account;
        this.times = times;
        this.redraw = redraw;
        var list = box("account-rows");
        account.passkeys()
                .forEach(passkey -> list.add(row(
                        "key",
                        passkey.label(),
                        used(passkey),
                        act("account.rename", () -> rename(passkey)),
                        act("account.remove", () -> Reauthentication.before(() -> remove(passkey))))));
        add(list, asker, box("row", act("account.passkeys.add", () -> Reauthentication.before(this::askName))));
    }

    private String used(Passkey passkey) {
        return passkey.usedAt() == null
                ? getTranslation("account.passkeys.unused", times.at(passkey.madeAt()))
                : getTranslation("account.passkeys.used", times.at(passkey.madeAt()), times.at(passkey.usedAt()));
    }

    private void askName() {
        new NameDialog(getTranslation("passkeys.first"), this::create).open();
    }

    private void create(String label) {
        var question = account.askForPasskey();
        asker.create(
                question.json(),
                answer -> {
                    try {
                        account.addPasskey(question, answer, label);
                    } catch (BadCredentialsException e) {
                        tell("passkey.nothing");
                        return;
                    }
                    redraw.run();
                },
                () -> tell("passkey.nothing"));
    }

    private void rename(Passkey passkey) {
        new NameDialog(passkey.label(), label -> {
                    account.renamePasskey(passkey.passkeyId(), label);
                    redraw.run();
                })
                .open();
    }

    private void remove(Passkey passkey) {
        if (account.mayRemoveSecondStep()) {
            account.removePasskey(passkey.passkeyId());
            redraw.run();
        } else {
            tell("account.last");
        }
    }
}
