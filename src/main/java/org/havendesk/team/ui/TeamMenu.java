package org.havendesk.team.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The team page in the main navigation, for supervisors. */
@Component
class TeamMenu implements MenuEntries {
    private final CurrentPerson current;

    TeamMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(Person::isSupervisor).isPresent()
                ? List.of(new Entry("team.menu", "users", "team", "team", 50))
                : List.of();
    }
}
