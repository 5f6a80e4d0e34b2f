package org.havendesk.shift.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The rota in the main navigation, for those who work with cases. */
@Component
class ShiftMenu implements MenuEntries {
    private static final int ORDER = 120;

    private final CurrentPerson current;

    ShiftMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        boolean worksCases = current.find()
                .filter(person -> person.has(Roles.MODERATOR) || person.isSupervisor())
                .isPresent();
        return worksCases
                ? List.of(new Entry("shift.menu", "calendar", "shifts", "shifts", ORDER, Entry.STANDARDS))
                : List.of();
    }
}
