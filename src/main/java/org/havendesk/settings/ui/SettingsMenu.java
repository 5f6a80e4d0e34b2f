package org.havendesk.settings.ui;

import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.springframework.stereotype.Component;

/** The settings in the main navigation, for those who may change them. */
@Component
class SettingsMenu implements MenuEntries {
    private final CurrentPerson current;

    SettingsMenu(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return current.find().filter(SettingsMenu::changesSettings).isPresent()
                ? List.of(new Entry("settings.menu", "sliders", "settings", "settings", 130, Entry.STANDARDS))
                : List.of();
    }

    private static boolean changesSettings(Person person) {
        return person.isSupervisor() || person.has(Roles.ADMIN);
    }
}
