package org.havendesk.accounts.ui;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.havendesk.access.Person;
import org.havendesk.access.Reauthentication;
import org.havendesk.accounts.AccountActs;
import org.havendesk.accounts.AccountLetters;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.Directory;
import org.havendesk.accounts.NewAccount;
import org.havendesk.accounts.Outcome;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;

/**
 * What the parts of the page work with: each act asks again who somebody is where it is grave, sends the link where one was made,
 * and tells the page what became of it.
 */
final class AccountDesk {
    private final Directory directory;
    private final AccountActs acts;
    private final AccountLetters letters;
    private final Settings settings;
    private final Person person;
    private final AccountWords words;
    private final Consumer<Outcome> after;
    private final Runnable close;

    AccountDesk(
            Directory directory,
            AccountActs acts,
            AccountLetters letters,
            Settings settings,
            Person person,
            AccountWords words,
            Consumer<Outcome> after,
            Runnable close) {
        this.directory = directory;
        this.acts = acts;
        this.letters = letters;
        this.settings = settings;
        this.person = person;
        this.words = words;
        this.after = after;
        this.close = close;
    }

    Directory directory() {
        return directory;
    }

    AccountWords words() {
        return words;
    }

    boolean isOwn(AccountRow account) {
        return account.accountId() == person.accountId();
    }

    boolean keepsApart() {
        return !settings.newest(Kinds.ACCOUNTS).value().leadBesideCases();
    }

    boolean canMail(AccountRow account) {
        return letters.canBeSent() && account.email() != null;
    }

    void close() {
        close.run();
    }

    /** Without asking again: the dialog did. */
    Outcome invite(NewAccount wanted) {
        Outcome outcome = acts.invite(wanted, person.actor());
        if (!(outcome instanceof Outcome.Refused)) {
            tell(outcome);
        }
        return outcome;
    }

    void changeRoles(AccountRow account, Set<String> roles) {
        grave(() -> acts.changeRoles(account.accountId(), roles, person.actor()));
    }

    void disable(AccountRow account) {
        grave(() -> acts.disable(account.accountId(), person.actor()));
    }

    void enable(AccountRow account) {
        grave(() -> acts.enable(account.accountId(), person.actor()));
    }

    void reset(AccountRow account, boolean secondSteps) {
        grave(() -> acts.reset(account.accountId(), secondSteps, person.actor()));
    }

    void endSession(AccountRow account, long sessionId) {
        tell(acts.endSession(account.accountId(), sessionId, person.actor()));
    }

    void remind(AccountRow account) {
        tell(
                letters.remind(account)
                        ? acts.reminded(account.accountId(), person.actor())
                        : new Outcome.Refused("not_mailed"));
    }

    private void grave(Supplier<Outcome> act) {
        Reauthentication.before(() -> tell(act.get()));
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Linked linked) {
            new LinkDialog(linked, letters.sendLink(linked)).open();
        }
        after.accept(outcome);
    }
}
