package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.Cases;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.Key;
import org.havendesk.kit.ReasonDialog;
import org.havendesk.settings.Tier;

/** What can be done with cases from the queue: claim, release, another tier, open, the next one. */
class QueueActs {
    private static final int SHOWN_MILLIS = 6000;

    private final Component part;
    private final QueueModel model;
    private final CaseQueue queue;
    private final Cases cases;
    private final Person person;
    private final ZoneId zone;
    private final Consumer<Set<Long>> refresh;

    QueueActs(
            Component part,
            QueueModel model,
            CaseQueue queue,
            Cases cases,
            Person person,
            ZoneId zone,
            Consumer<Set<Long>> refresh) {
        this.part = part;
        this.model = model;
        this.queue = queue;
        this.cases = cases;
        this.person = person;
        this.zone = zone;
        this.refresh = refresh;
    }

    void on(Key key, QueueRow row) {
        switch (key) {
            case CLAIM -> told(row, cases.claim(row.caseId(), person));
            case RELEASE -> told(row, cases.release(row.caseId(), person));
            case TIER_IMMEDIATE -> tier(row, Tier.IMMEDIATE);
            case TIER_URGENT -> tier(row, Tier.URGENT);
            case TIER_SOON -> tier(row, Tier.SOON);
            case TIER_ROUTINE -> tier(row, Tier.ROUTINE);
            default -> {} // not a key of the queue
        }
    }

    /** Leases the next case of the filter and opens it. */
    void next() {
        Outcome outcome = queue.claimNext(model.address().filter(), person);
        if (outcome instanceof Outcome.Done taken) {
            open(taken.caseId());
        } else {
            say(
                    switch (outcome) {
                        case Outcome.Nothing nothing -> "queue.next.none";
                        case Outcome.Refused refused when refused.rule().equals("paused") -> "case.refused.rule.paused";
                        default -> "queue.refused";
                    });
            refresh.accept(Set.of());
        }
    }

    /** Opens a case; the filter goes along. */
    void open(long caseId) {
        part.getUI()
                .ifPresent(ui -> ui.navigate(
                        "cases/" + caseId,
                        QueueAddress.of(model.address().filter()).parameters()));
    }

    private void tier(QueueRow row, Tier tier) {
        String word = part.getTranslation("tier." + tier.key());
        if (row.tier() == tier) {
            say("queue.tier.same", word);
            return;
        }
        new ReasonDialog(
                        part.getTranslation("queue.tier.title", word),
                        part.getTranslation(
                                "queue.tier.sentence",
                                part.getTranslation("tier." + row.tier().key()),
                                word),
                        part.getTranslation("queue.tier.confirm"),
                        reason -> told(row, cases.changeTier(row.caseId(), tier, reason, person)))
                .withLedger(part.getTranslation("queue.tier.ledger"))
                .open();
    }

    private void told(QueueRow row, Outcome outcome) {
        var times = new CaseTimes(zone, model.now(), Locale.ENGLISH);
        var refusal = CaseRefusal.of(outcome, times);
        if (refusal != null) {
            say(refusal.key(), refusal.facts().toArray());
        }
        refresh.accept(Set.of(row.caseId()));
    }

    private void say(String key, Object... facts) {
        var notification = Notification.show(part.getTranslation(key, facts), SHOWN_MILLIS, Position.BOTTOM_CENTER);
        notification.setAssertive(true);
    }
}
