package org.havendesk.access;

import java.time.ZoneId;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who is signed in, as the security context knows them. */
@Component
public class CurrentPerson {
    private final Preferences preferences;

    CurrentPerson(Preferences preferences) {
        this.preferences = preferences;
    }

    /** The time zone in which this person reads times of the day: their own, else the community's. */
    public ZoneId zoneOr(ZoneId community) {
        return find().map(person -> preferences.of(person.accountId()).zone()).orElse(community);
    }

    /** The person of this request or push; {@code IllegalStateException} where nobody is signed in. */
    public Person get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** The person of this request or push, if somebody is signed in. */
    public Optional<Person> find() {
        return account().map(SignedIn::person);
    }

    /** The account of this request or push as it was when its person signed in. */
    Optional<SignedIn> account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return Optional.of(signedIn);
        }
        return Optional.empty();
    }
}
