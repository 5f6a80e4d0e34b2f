package org.havendesk.accounts;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account as admins see it.
 *
 * @param sessions how many are open
 * @param seenAt the last act in any session; null where there never was one
 * @param remindedAt when they were last reminded of the second step
 */
public record AccountRow(
        long accountId,
        String username,
        String name,
        @Nullable String email,
        SortedSet<String> roles,
        boolean safeguardingLead,
        boolean passkey,
        boolean codeApp,
        int sessions,
        @Nullable Instant seenAt,
        @Nullable Instant remindedAt,
        Status status) {

    /** Where an account stands. */
    public enum Status {
        ACTIVE,
        /** A link was made for it, and nobody has chosen a password yet. */
        INVITED,
        DISABLED;

        public String key() {
            return name().toLowerCase();
        }
    }

    public AccountRow {
        roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    public boolean hasSecondStep() {
        return passkey || codeApp;
    }
}
