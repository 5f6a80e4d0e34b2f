package org.havendesk.cases.ui;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.cases.Approvals;
import org.havendesk.cases.CaseNews;
import org.havendesk.kit.MenuEntries;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The approvals in the main navigation, for supervisors, with how many wait for them. */
@Component
class ApprovalsMenu implements MenuEntries {
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final String PATH = "approvals";
    private static final int ORDER = 40;

    private final Approvals approvals;
    private final CaseNews news;
    private final Beat beat;
    private final CurrentPerson current;

    ApprovalsMenu(Approvals approvals, CaseNews news, Beat beat, CurrentPerson current) {
        this.approvals = approvals;
        this.news = news;
        this.beat = beat;
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return isSupervisor() ? List.of(new Entry("approvals.menu", "twopeople", PATH, PATH, ORDER)) : List.of();
    }

    @Override
    public Map<String, Integer> counts() {
        if (!isSupervisor()) {
            return Map.of();
        }
        try {
            return Map.of(PATH, approvals.countFor(current.get()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot count the approvals: {}", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        var gathered = beat.gathered(GATHER, listener);
        return news.subscribe(changed -> gathered.run());
    }

    private boolean isSupervisor() {
        return current.find().filter(Person::isSupervisor).isPresent();
    }
}
