package org.havendesk.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by name.
 *
 * @param next where the next page begins: behind this account; null where there is none
 * @param total how many accounts there are, whatever the filter
 * @param withoutSecondStep how many of those who can sign in have none
 */
public record AccountPage(List<AccountRow> rows, @Nullable Long next, int total, int withoutSecondStep) {
    public AccountPage {
        rows = List.copyOf(rows);
    }
}
