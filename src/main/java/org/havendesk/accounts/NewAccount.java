package org.havendesk.accounts;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be invited.
 *
 * @param username with which they sign in; kept in lower case
 * @param email where the link goes, if it is sent; null for none
 */
public record NewAccount(
        String username, String name, @Nullable String email, Set<String> roles) {
    private static final String USERNAME = "[a-z0-9][a-z0-9._@+-]{1,63}";
    private static final int LONGEST_NAME = 80;

    public NewAccount {
        username = username.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
        email = email == null || email.isBlank() ? null : email.strip();
        roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /** The key of what is wrong with it by itself; empty where nothing is. */
    java.util.Optional<String> problem() {
        if (!username.matches(USERNAME)) {
            return java.util.Optional.of("username");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return java.util.Optional.of("name");
        }
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            return java.util.Optional.of("email");
        }
        return roles.isEmpty() ? java.util.Optional.of("no_role") : java.util.Optional.empty();
    }
}
