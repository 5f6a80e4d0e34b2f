package org.havendesk.oversight.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The ledger in the main navigation, for supervisors and admins. */
@Component
class LedgerMenu implements MenuEntries {
    private static final int ORDER = 210;

    private final CurrentPerson current;

    LedgerMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(LedgerMenu::oversees).isPresent()
                ? List.of(new Entry("ledger.title", "book", "ledger", "ledger", ORDER, Entry.OVERSIGHT))
                : List.of();
    }

    private static boolean oversees(Person person) {
        return person.isSupervisor() || person.has(Roles.ADMIN);
    }
}
