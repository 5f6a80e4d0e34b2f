package org.havendesk.alarm.ui;

import java.util.List;
import java.util.Map;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.AlarmNews;
import org.havendesk.alarm.Alarms;
import org.havendesk.kit.MenuEntries;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The page of alarms in the main navigation, for supervisors and admins. */
@Component
class AlarmMenu implements MenuEntries {
    private static final int ORDER = 70;
    private static final String PATH = "alarms";

    private final Alarms alarms;
    private final AlarmNews news;
    private final CurrentPerson current;

    AlarmMenu(Alarms alarms, AlarmNews news, CurrentPerson current) {
        this.alarms = alarms;
        this.news = news;
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return manages() ? List.of(new Entry("alarm.menu", "bell", PATH, PATH, ORDER)) : List.of();
    }

    @Override
    public Map<String, Integer> counts() {
        if (!manages()) {
            return Map.of();
        }
        try {
            return Map.of(PATH, alarms.situation(current.get()).loud().size());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot count the alarms: {}", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        return news.subscribe(listener);
    }

    private boolean manages() {
        return current.find().filter(AlarmMenu::manages).isPresent();
    }

    private static boolean manages(Person person) {
        return person.isSupervisor() || person.has(Roles.ADMIN);
    }
}
