package org.havendesk.cases.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseNews;
import org.havendesk.cases.TestDesk;
import org.havendesk.db.ChannelListener;

/**
 * Queues as open pages keep them, without a browser: one listener for all of them, and for each the news gathered and its
 * numbers and rows read again.
 */
public final class OpenQueues implements AutoCloseable {
    private final Beat beat = new Beat();
    private final CaseNews news = new CaseNews();
    private final ChannelListener listener;
    private final List<Page> pages;

    /** Opens one for each of these people and waits for nothing. */
    public OpenQueues(TestDesk desk, List<Person> people) {
        pages = people.stream().map(person -> new Page(desk, person)).toList();
        listener = desk.listener(news);
        listener.start();
    }

    /** How many of the pages know that at least so many cases came since they were opened. */
    public long knowOf(int cases) {
        return pages.stream().filter(page -> page.arrived >= cases).count();
    }

    /** Returns when no page reads any more. */
    @Override
    public void close() {
        listener.stop();
        beat.stop();
        pages.forEach(Page::close);
    }

    private final class Page {
        private final QueueModel model;
        private final Set<Long> changed = new HashSet<>();
        private volatile int arrived;
        private boolean closed;

        private Page(TestDesk desk, Person person) {
            model = new QueueModel(desk.queue, person);
            model.read(QueueAddress.of(new com.vaadin.flow.router.QueryParameters(Map.of())));
            Runnable refreshLater = beat.gathered(QueueView.GATHER, this::refresh);
            news.subscribe(heard -> {
                synchronized (changed) {
                    changed.addAll(heard.caseIds());
                }
                refreshLater.run();
            });
        }

        private synchronized void close() {
            closed = true;
        }

        private synchronized void refresh() {
            if (closed) {
                return;
            }
            Set<Long> cases;
            synchronized (changed) {
                cases = Set.copyOf(changed);
                changed.clear();
            }
            model.refresh(cases);
            arrived = model.arrived();
        }
    }
}
