package org.havendesk.cases.ui;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueFilter;
import org.havendesk.kit.MenuEntries;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The queue and the person's own cases in the main navigation, for those who work with cases. */
@Component
class QueueMenu implements MenuEntries {
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final String QUEUE = "queue";
    private static final String MINE = "queue?mine";
    private static final String CASES = "cases";

    private final CaseQueue queue;
    private final CaseNews news;
    private final Beat beat;
    private final CurrentPerson current;

    QueueMenu(CaseQueue queue, CaseNews news, Beat beat, CurrentPerson current) {
        this.queue = queue;
        this.news = news;
        this.beat = beat;
        this.current = current;
    }

    @Override
    public List<Entry> entries() {
        return worksCases()
                ? List.of(
                        new Entry("queue.menu", "inbox", QUEUE, CASES, 10),
                        new Entry("queue.menu.mine", "folder", MINE, CASES, 20))
                : List.of();
    }

    @Override
    public Map<String, Integer> counts() {
        if (!worksCases()) {
            return Map.of();
        }
        try {
            QueueCounts counts = queue.counts(QueueFilter.ALL, current.get());
            return Map.of(QUEUE, counts.all(), MINE, counts.mine());
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot count the queue: {}", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        var gathered = beat.gathered(GATHER, listener);
        return news.subscribe(changed -> gathered.run());
    }

    private boolean worksCases() {
        return current.find().filter(QueueMenu::worksCases).isPresent();
    }

    private static boolean worksCases(Person person) {
        return person.has(Roles.MODERATOR) || person.has(Roles.SUPERVISOR);
    }
}
