package org.havendesk.accounts.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.accounts.AccountFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the page of accounts says.
 *
 * @param after the page begins behind this account; null for the first
 * @param account the one whose panel is open, if any
 */
record AccountsAddress(
        AccountFilter filter,
        @Nullable Long after,
        @Nullable Long account) {
    static final String PATH = "accounts";

    static AccountsAddress of(AccountFilter filter) {
        return new AccountsAddress(filter, null, null);
    }

    /** Reads an address; what makes no sense is left out. */
    static AccountsAddress of(QueryParameters parameters) {
        return new AccountsAddress(
                AccountFilter.of(parameters.getParameters()),
                number(parameters, "after"),
                number(parameters, "account"));
    }

    AccountsAddress withAccount(@Nullable Long value) {
        return new AccountsAddress(filter, after, value);
    }

    AccountsAddress withAfter(@Nullable Long value) {
        return new AccountsAddress(filter, value, null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filter.parameters());
        if (after != null) {
            parameters.put("after", List.of(after.toString()));
        }
        if (account != null) {
            parameters.put("account", List.of(account.toString()));
        }
        return new QueryParameters(parameters);
    }

    /** The page at this address. */
    String page() {
        return new Location(PATH, parameters()).getPathWithQueryParameters();
    }

    /** The whole filter as a file. */
    String file() {
        return new Location("export/accounts.csv", new QueryParameters(filter.parameters()))
                .getPathWithQueryParameters();
    }

    private static @Nullable Long number(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }
}
