package org.havendesk.privacy.ui;

import java.util.List;
import java.util.Map;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.kit.MenuEntries;
import org.havendesk.privacy.MemberRequests;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The requests of members in the main navigation, for supervisors, with how many wait for them. */
@Component
class PrivacyMenu implements MenuEntries {
    private static final String PATH = "privacy";

    private final MemberRequests requests;
    private final CurrentPerson current;

    PrivacyMenu(MemberRequests requests, CurrentPerson current) {
        this.requests = requests;
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return isSupervisor()
                ? List.of(new Entry("privacy.menu", "lock", PATH, PATH, 125, Entry.STANDARDS))
                : List.of();
    }

    @Override
    public Map<String, Integer> counts() {
        if (!isSupervisor()) {
            return Map.of();
        }
        try {
            return Map.of(PATH, requests.countFor(current.get()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot count the requests of members: {}", e.getMessage());
            return Map.of();
        }
    }

    private boolean isSupervisor() {
        return current.find().filter(Person::isSupervisor).isPresent();
    }
}
