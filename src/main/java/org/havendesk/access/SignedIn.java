package org.havendesk.access;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * What the session keeps of the account that signed in.
 *
 * @param passwordHash null where the account has no password: invited, or with a passkey alone
 */
public record SignedIn(
        Person person, String username, @Nullable String passwordHash, boolean enabled) implements UserDetails {

    /** The account as it is signed in now, with its roles and with what was shown. */
    static Authentication with(SignedIn account, Factor... shown) {
        var authorities = Stream.concat(
                        account.getAuthorities().stream(), Stream.of(shown).map(Factor::now))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(account, null, authorities);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return person.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public String toString() {
        return "SignedIn[" + person.accountId() + ", " + List.copyOf(person.roles()) + "]";
    }
}
