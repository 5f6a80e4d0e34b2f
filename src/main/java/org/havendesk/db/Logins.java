package org.havendesk.db;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How both databases are reached.
 *
 * @param chatUrl of JDBC
 * @param deskUrl of JDBC
 * @param roles what each role of {@link Provision} is called there, with its password; a role that may be left out can be missing
 */
record Logins(String chatUrl, String deskUrl, Map<String, Credentials> roles) {
    Logins {
        roles = Map.copyOf(roles);
    }

    boolean has(String role) {
        return roles.containsKey(role);
    }

    /** {@code IllegalArgumentException} for a role that is missing. */
    Credentials of(String role) {
        @Nullable Credentials found = roles.get(role);
        if (found == null) {
            throw new IllegalArgumentException("nobody named " + role);
        }
        return found;
    }

    /** The address of the database in which the role works. */
    String url(String role) {
        return role.startsWith("chat") ? chatUrl : deskUrl;
    }
}
