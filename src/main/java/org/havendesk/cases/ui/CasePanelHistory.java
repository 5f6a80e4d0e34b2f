package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseFile.Receipt;

/** What happened to this one case, step by step as the ledger has it; closed until somebody wants it. */
final class CasePanelHistory extends Div {
    private final CaseDesk desk;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.history"));

    CasePanelHistory(CaseDesk desk) {
        this.desk = desk;
        section.setOpened(false);
        add(section);
    }

    /** Newest first, as the case has them. */
    void show() {
        section.show(0, desk.file().timeline(), this::list);
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Stream<Component> list(List<Event> events) {
        if (events.isEmpty()) {
            return Stream.empty();
        }
        var list = new UnorderedList();
        list.addClassName("timeline");
        events.forEach(event -> list.add(step(event, list.getComponentCount() == 0)));
        return Stream.of(list);
    }

    private ListItem step(Event event, boolean newest) {
        var words = new Div(
                box(
                        "row between",
                        text(CaseWords.event(this, event), "strong"),
                        text(desk.times().brief(event.at()), "small", "quiet", "nowrap")),
                box("quiet", text(CaseWords.who(this, event.who()))));
        Optional<Receipt> receipt = CaseWords.receiptIn(event);
        if (receipt.isEmpty() && event.reason() != null && !event.reason().isBlank()) {
            words.add(box("quiet words", text("“" + event.reason() + "”")));
        }
        String icon = receipt.map(Receipt::state).map(CaseReceipts::iconOf).orElseGet(() -> iconOf(event.what()));
        return new ListItem(group(newest ? "dot now" : "dot", icon(icon)), words);
    }

    private static String iconOf(String verb) {
        return switch (verb) {
            case "open", "report", "raise" -> "flag";
            case "claim", "take_over" -> "lock";
            case "release", "expire" -> "release";
            case "wait", "measure_end" -> "clock";
            case "reply" -> "chat";
            case "escalate" -> "escalate";
            case "decide", "settle", "review_agrees" -> "check";
            case "ask", "approve", "refuse", "withdraw", "lapse", "overtaken", "review_disagrees" -> "twopeople";
            case "see_identity", "open_seal" -> "eye";
            case "break_glass" -> "warn";
            case "undo", "reopen", "measure_lift" -> "undo";
            case "path" -> "arrow";
            case "note", "note_withdraw" -> "note";
            default -> "circle";
        };
    }
}
