package org.havendesk.health.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The page of system health in the main navigation, for admins. */
@Component
class HealthMenu implements MenuEntries {
    private static final int ORDER = 220;

    private final CurrentPerson current;

    HealthMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(person -> person.has(Roles.ADMIN)).isPresent()
                ? List.of(
                        new Entry("health.title", "activity", HealthView.PATH, HealthView.PATH, ORDER, Entry.OVERSIGHT))
                : List.of();
    }
}
