package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.DecisionLine;
import org.havendesk.cases.CaseFile.EarlierCase;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseFile.Look;
import org.havendesk.cases.CaseFile.Receipt;
import org.havendesk.cases.QueueRow;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/** About the subject: who, the reports, what happened, earlier cases, receipts, who has looked. */
final class CasePanel extends Aside {

    /** Which part a phone shows; a desk shows all. */
    enum Part {
        ALL,
        SUBJECT,
        CASES
    }

    private final CaseDesk desk;
    private final LongFunction<String> address;
    private final Div who = box("panel-who");
    private final CasePanelReports reports;
    private final CasePanelSection words = new CasePanelSection(getTranslation("case.panel.words"));
    private final CasePanelSection timeline = new CasePanelSection(getTranslation("case.panel.timeline"));
    private final CasePanelSection earlier = new CasePanelSection(getTranslation("case.panel.earlier"));
    private final CasePanelSection receipts = new CasePanelSection(getTranslation("case.panel.receipts"));
    private final CasePanelSection looks = new CasePanelSection(getTranslation("case.panel.looks"));

    /**
     * @param reasons reads the reasons of the reports, the hidden ones too
     * @param address of a case's page
     */
    CasePanel(CaseDesk desk, Supplier<Map<String, String>> reasons, LongFunction<String> address) {
        this.desk = desk;
        this.address = address;
        reports = new CasePanelReports(desk, reasons);
        addClassName("panel");
        getElement().setAttribute("aria-label", getTranslation("case.panel.label"));
        getElement().setAttribute("tabindex", "0"); // it scrolls
        add(who, reports, words, timeline, earlier, receipts, looks);
    }

    /** Follows the case; what is open stays open. */
    void show() {
        CaseFile file = desk.file();
        drawWho(file);
        reports.show();
        words.show(0, words(file.lastDecision()));
        timeline.show(0, file.timeline(), this::timeline);
        earlier.show(file.earlier().size(), file.earlier().stream().map(this::earlierCase));
        receipts.show(0, file.receipts().isEmpty() ? Stream.empty() : receipts(file));
        looks.show(0, file.looks(), few -> few.stream().map(this::look));
    }

    void show(Part part) {
        who.setVisible(part != Part.CASES);
        reports.allow(part != Part.CASES);
        Stream.of(words, timeline, receipts, looks).forEach(section -> section.allow(part != Part.CASES));
        earlier.allow(part != Part.SUBJECT);
    }

    private void drawWho(CaseFile file) {
        QueueRow row = file.row();
        var name = row.alias() == null
                ? box(
                        "row who",
                        box("room-mark", icon("users")),
                        about(text(CaseWords.subject(this, row), "alias"), file))
                : box(
                        "row who",
                        avatar(row.alias().words(), row.alias().initials(), "member", "large"),
                        about(ConversationMessage.alias(row.alias()), file));
        who.removeAll();
        who.add(name);
        who.add(tags(row));
    }

    private Div tags(QueueRow row) {
        var tags = box("row tags");
        if (row.alias() != null) {
            tags.add(badge(getTranslation("case.panel.hidden"), "lock"));
        }
        if (row.lateArrival()) {
            tags.add(badge(getTranslation("case.panel.late"), "clock"));
        }
        if (row.needsSorting()) {
            tags.add(badge(getTranslation("case.panel.sorting"), "info", "care"));
        }
        return tags;
    }

    private Div about(Component name, CaseFile file) {
        var facts = Stream.of(
                        Optional.ofNullable(file.row().program()),
                        Optional.ofNullable(file.subjectSince())
                                .map(since -> getTranslation(
                                        file.row().program() == null ? "case.panel.since.alone" : "case.panel.since",
                                        desk.times().month(since))))
                .flatMap(Optional::stream)
                .toList();
        return box("col", name, text(String.join(" · ", facts), "small", "quiet"));
    }

    /** What the last decision says to the member, or to the supervisors when the case was handed over. */
    private Stream<Component> words(@Nullable DecisionLine decision) {
        if (decision == null || decision.text() == null) {
            return Stream.empty();
        }
        String to = decision.actions().stream().anyMatch(Action::tellsMember) ? "member" : "supervisors";
        return Stream.of(box(
                "report-line",
                box(
                        "row between",
                        text(getTranslation("case.panel.words." + to), "strong"),
                        text(desk.times().brief(decision.at()), "small", "quiet", "nowrap")),
                text("“" + decision.text() + "”", "words")));
    }

    /** Newest first, as the case has them. */
    private Stream<Component> timeline(List<Event> events) {
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

    private Component earlierCase(EarlierCase other) {
        boolean care = other.path() == CasePath.CARE;
        String what = CaseWords.category(this, other.category());
        String outcome = other.outcome() == null
                ? getTranslation("case.state." + other.state().key())
                : CaseWords.outcome(this, other.outcome());
        var link = new Anchor(address.apply(other.caseId()), String.valueOf(other.caseId()));
        link.getElement().setAttribute("router-link", true);
        return box(
                "row note-line",
                group(
                        "path",
                        icon(care ? "heart" : "scale"),
                        new Span(getTranslation("path." + other.path().key()))),
                link,
                text(what + ", " + outcome, "grow", "cut"),
                text(desk.times().brief(other.openedAt()), "small", "quiet", "nowrap"));
    }

    private Stream<Component> receipts(CaseFile file) {
        return Stream.of(new CaseReceipts(file.receipts(), desk.times()));
    }

    private Component look(Look look) {
        String who = look.you() ? getTranslation("case.you") : look.who();
        var line = box(
                "row between note-line",
                text(
                        look.reasons() > 0
                                ? getTranslation("case.panel.look.reasons", who, look.reasons())
                                : getTranslation("case.panel.look", who, look.messages())),
                text(desk.times().brief(look.at()), "small", "quiet", "nowrap"));
        return look.reason() == null ? line : box("look-line", line, text("“" + look.reason() + "”", "quiet", "words"));
    }

    private static String iconOf(String verb) {
        return switch (verb) {
            case "open", "report", "raise" -> "flag";
            case "claim", "take_over" -> "lock";
            case "release", "expire" -> "release";
            case "wait" -> "clock";
            case "escalate" -> "escalate";
            case "decide", "settle" -> "check";
            case "undo", "reopen" -> "undo";
            case "path" -> "arrow";
            default -> "circle";
        };
    }
}
