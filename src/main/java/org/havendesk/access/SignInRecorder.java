package org.havendesk.access;

import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;

/**
 * Writes sign-ins, failed tries and sign-outs into the ledger. A failed try names the account it was aimed at; what was
 * typed for a name that nobody has is not kept, since people type passwords there too.
 */
class SignInRecorder {
    private static final Actor RULE = new Actor.Rule("sign-in");

    private final DSLContext desk;
    private final Accounts accounts;

    SignInRecorder(DSLContext desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        record(event.getAuthentication(), "sign_in");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        record(event.getAuthentication(), "sign_out");
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String object = accounts.bySignInName(event.getAuthentication().getName())
                .map(account -> Long.toString(account.person().accountId()))
                .orElse("unknown");
        append(Entry.of(RULE, "sign_in_failed", "account", object));
    }

    private void record(Authentication authentication, String verb) {
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            Person person = signedIn.person();
            append(Entry.of(person.actor(), verb, "account", person.accountId()));
        }
    }

    private void append(Entry entry) {
        desk.transaction(tx -> Ledger.append(tx.dsl(), entry));
    }
}
