package org.havendesk.cases;

import org.jspecify.annotations.Nullable;

/** Who a member is. For the eyes of the one who asked, never for a log, a ledger or an address. */
public record Identity(String handle, @Nullable String displayName) {

    @Override
    public String toString() {
        return "Identity[]";
    }
}
