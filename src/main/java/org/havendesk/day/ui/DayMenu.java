package org.havendesk.day.ui;

import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.MenuEntries;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** My day in the main navigation; for supervisors with the number of those who ask to talk. */
@Component
class DayMenu implements MenuEntries {
    static final String PATH = "my-day";

    private final DayDesk desk;

    DayMenu(DayDesk desk) {
        this.desk = desk;
    }

    static boolean worksCases(Person person) {
        return person.has(Roles.MODERATOR) || person.isSupervisor();
    }

    @Override
    public List<Entry> entries() {
        return desk.current().find().filter(DayMenu::worksCases).isPresent()
                ? List.of(new Entry("day.menu", "sun", PATH, PATH, 30))
                : List.of();
    }

    @Override
    public Map<String, Integer> counts() {
        var supervisor = desk.current().find().filter(Person::isSupervisor);
        if (supervisor.isEmpty()) {
            return Map.of();
        }
        try {
            int wishes = desk.debriefs().open(supervisor.get()).size();
            return wishes == 0 ? Map.of() : Map.of(PATH, wishes);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot count who asks to talk: {}", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        return desk.whenChanged(listener);
    }
}
