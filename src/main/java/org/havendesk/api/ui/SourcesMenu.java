package org.havendesk.api.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The page of sources in the main navigation, for admins. */
@Component
class SourcesMenu implements MenuEntries {
    private static final int ORDER = 140;

    private final CurrentPerson current;

    SourcesMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(person -> person.has(Roles.ADMIN)).isPresent()
                ? List.of(new Entry("source.menu", "link", "sources", "sources", ORDER, Entry.STANDARDS))
                : List.of();
    }
}
