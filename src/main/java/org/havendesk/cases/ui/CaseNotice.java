package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.havendesk.cases.CaseFile.Event;

/** A line above the foot: why an act was refused, or that something arrived meanwhile; always with a way on. */
final class CaseNotice extends Div {
    private final CaseDesk desk;
    private final CaseAsk ask;
    private final Runnable toQueue;
    private final Runnable readAgain;
    private final Div refused = new Div();
    private final Div arrived = new Div();

    CaseNotice(CaseDesk desk, CaseAsk ask, Runnable readAgain, Runnable toQueue) {
        this.desk = desk;
        this.ask = ask;
        this.readAgain = readAgain;
        this.toQueue = toQueue;
        addClassName("notices");
        refused.getElement().setAttribute("role", "alert");
        arrived.getElement().setAttribute("role", "status");
        add(refused, arrived);
    }

    void refused(CaseRefusal refusal) {
        var words = box("grow", text(CaseWords.orElse(this, refusal.key(), refusal.facts(), "case.refused.other")));
        if (!refusal.changes().isEmpty()) {
            words.add(changes(refusal.changes()));
        }
        refused.removeAll();
        refused.add(box("row case-notice refused", icon("warn"), words, offer(refusal.offer())));
        arrived.removeAll();
    }

    /** A sentence that needs an answer from nobody, and where to go from it. */
    void say(String words, Component... links) {
        var sentence = box("grow row", text(words));
        sentence.add(links);
        refused.removeAll();
        refused.add(box("row case-notice", icon("info"), sentence, close()));
    }

    void clear() {
        refused.removeAll();
    }

    /** Follows the case: tells when it went on without its reader. */
    void show() {
        if (!desk.seen().isBehind(desk.file()) || refused.getComponentCount() > 0) {
            arrived.removeAll();
            return;
        }
        int reports = desk.seen().newReports(desk.file());
        String words = reports == 0 ? getTranslation("case.arrived.change") : getTranslation("case.arrived", reports);
        arrived.removeAll();
        arrived.add(
                box("row case-notice", icon("refresh"), box("grow", text(words)), offer(CaseRefusal.Offer.READ_AGAIN)));
    }

    private Component changes(List<Event> events) {
        var list = new UnorderedList();
        list.addClassName("changes");
        for (Event event : events) {
            list.add(new ListItem(getTranslation(
                    "case.changed",
                    CaseWords.event(this, event),
                    CaseWords.who(this, event.who()),
                    desk.times().exact(event.at()))));
        }
        return list;
    }

    private Component offer(CaseRefusal.Offer offer) {
        return switch (offer) {
            case NONE -> close();
            case CLAIM -> act("case.claim", desk::claim);
            case TAKE_OVER -> act("case.take_over", ask::takeOver);
            case READ_AGAIN -> act("case.read_again", readAgain);
            case QUEUE -> act("case.to_queue", toQueue);
        };
    }

    private Component act(String key, Runnable run) {
        var button = new Button(getTranslation(key), event -> {
            clear();
            run.run();
        });
        button.addClassName("small-button");
        return button;
    }

    private Component close() {
        var close = new Button(icon("x"), event -> clear());
        close.setAriaLabel(getTranslation("case.notice.close"));
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("small-button");
        return close;
    }
}
