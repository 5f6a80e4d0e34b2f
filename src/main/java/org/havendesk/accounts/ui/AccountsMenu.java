package org.havendesk.accounts.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The accounts in the main navigation, for admins: the first place of those who are nothing else. */
@Component
class AccountsMenu implements MenuEntries {
    private static final int ORDER = 58;

    private final CurrentPerson current;

    AccountsMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(person -> person.has(Roles.ADMIN)).isPresent()
                ? List.of(new Entry("accounts.title", "users", AccountsAddress.PATH, AccountsAddress.PATH, ORDER))
                : List.of();
    }
}
