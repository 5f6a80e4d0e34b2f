package org.havendesk.access;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What somebody showed to come in; the authority of each carries the moment in which they did. */
enum Factor {
    PASSWORD(FactorGrantedAuthority.PASSWORD_AUTHORITY),
    PASSKEY(FactorGrantedAuthority.WEBAUTHN_AUTHORITY),
    CODE("FACTOR_CODE"),
    RECOVERY_CODE("FACTOR_RECOVERY_CODE");

    private final String authority;

    Factor(String authority) {
        this.authority = authority;
    }

    GrantedAuthority now() {
        return FactorGrantedAuthority.fromAuthority(authority);
    }
}
