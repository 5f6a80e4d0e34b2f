package org.havendesk.care.ui;

import java.util.ArrayList;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** Helplines for everybody who works with cases, the protocol for those who shape it. */
@Component
class CareMenu implements MenuEntries {
    private final CurrentPerson current;

    CareMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        current.find().ifPresent(person -> {
            if (person.has(Roles.MODERATOR) || person.isSupervisor()) {
                entries.add(new Entry("helplines.title", "buoy", HelplinesView.PATH, HelplinesView.PATH, 25));
            }
            if (person.has(Roles.ADMIN) && entries.isEmpty()) {
                entries.add(new Entry("helplines.title", "buoy", HelplinesView.PATH, HelplinesView.PATH, 65));
            }
            if (shapes(person)) {
                entries.add(new Entry(
                        "protocol.title", "list", ProtocolView.PATH, ProtocolView.PATH, 110, Entry.STANDARDS));
            }
        });
        return entries;
    }

    /** Whether somebody may change protocol and helplines. */
    static boolean shapes(Person person) {
        return person.isSupervisor() || person.has(Roles.ADMIN);
    }
}
