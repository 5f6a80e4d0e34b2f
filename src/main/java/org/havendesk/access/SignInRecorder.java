package org.havendesk.access;

import java.util.Locale;
import java.util.Map;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

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

    /** @param authentication with what was shown to come in */
    void signedIn(Authentication authentication) {
        var shown = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith("FACTOR_"))
                .map(authority -> authority.substring("FACTOR_".length()).toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        Person person = ((SignedIn) authentication.getPrincipal()).person();
        append(Entry.of(person.actor(), "sign_in", "account", person.accountId())
                .after(Map.of("with", shown)));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
            Person person = signedIn.person();
            append(Entry.of(person.actor(), "sign_out", "account", person.accountId()));
        }
    }

    /** @param name the sign-in name that was tried, or null where none was */
    void failed(@Nullable String name) {
        String object = accounts.bySignInName(name == null ? "" : name)
                .map(account -> Long.toString(account.person().accountId()))
                .orElse("unknown");
        append(Entry.of(RULE, "sign_in_failed", "account", object));
    }

    /** Somebody who is in showed once more who they are. */
    void confirmed(Person person, Factor shown) {
        append(Entry.of(person.actor(), "confirm_identity", "account", person.accountId())
                .after(Map.of("with", shown.name().toLowerCase(Locale.ROOT))));
    }

    private void append(Entry entry) {
        desk.transaction(tx -> Ledger.append(tx.dsl(), entry));
    }
}
