package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.DecisionLine;
import org.havendesk.cases.CaseFile.ReportWords;
import org.havendesk.cases.Disclosures;
import org.havendesk.cases.Notes;
import org.havendesk.cases.QueueRow;
import org.jspecify.annotations.Nullable;

/** About the subject: who, the series of what happened, reports, earlier cases, notes, receipts, who has looked. */
final class CasePanel extends Aside {

    /** Which part a phone shows; a desk shows all. */
    enum Part {
        ALL,
        SUBJECT,
        CASES
    }

    private final CaseDesk desk;
    private final Div who = box("panel-who");
    private final Div name = new Div();
    private final CaseIdentity identity;
    private final CasePanelSection disclosures = new CasePanelSection(getTranslation("disclosures.title"));
    private final CasePanelReports reports;
    private final CasePanelSeries series;
    private final CasePanelEarlier earlier;
    private final CasePanelNotes notes;
    private final CasePanelHistory history;
    private final CasePanelLooks looks;
    private final CasePanelMeasures measures;
    private final CasePanelSection words = new CasePanelSection(getTranslation("case.panel.words"));
    private final CasePanelSection receipts = new CasePanelSection(getTranslation("case.panel.receipts"));

    /**
     * @param reasons reads the reasons of the reports, the hidden ones too
     * @param colleagues writes and withdraws notes
     * @param address of a case's page
     */
    CasePanel(
            CaseDesk desk, Supplier<Map<String, ReportWords>> reasons, Notes colleagues, LongFunction<String> address) {
        this.desk = desk;
        series = new CasePanelSeries(desk, address);
        reports = new CasePanelReports(desk, reasons);
        identity = new CaseIdentity(desk);
        who.add(name, identity);
        earlier = new CasePanelEarlier(desk, address);
        notes = new CasePanelNotes(desk, colleagues);
        history = new CasePanelHistory(desk);
        looks = new CasePanelLooks(desk);
        measures = new CasePanelMeasures(desk, address);
        addClassName("panel");
        getElement().setAttribute("aria-label", getTranslation("case.panel.label"));
        getElement().setAttribute("tabindex", "0"); // it scrolls
        add(who, disclosures, series, reports, measures, words, earlier, notes, receipts, history, looks);
    }

    /** Follows the case; what is open stays open. */
    void show() {
        CaseFile file = desk.file();
        drawWho(file);
        disclosures.show(0, desk.approvals().disclosures().stream().map(this::disclosure));
        series.show();
        reports.show();
        measures.show();
        words.show(0, words(file.lastDecision()));
        earlier.show();
        notes.show();
        receipts.show(0, file.receipts().isEmpty() ? Stream.empty() : receipts(file));
        history.show();
        looks.show();
    }

    void show(Part part) {
        boolean subject = part != Part.CASES;
        who.setVisible(subject);
        series.allow(subject);
        reports.allow(subject);
        measures.allow(subject);
        notes.allow(subject);
        history.allow(subject);
        looks.allow(subject);
        Stream.of(disclosures, words, receipts).forEach(section -> section.allow(subject));
        earlier.allow(part != Part.SUBJECT);
    }

    private void drawWho(CaseFile file) {
        QueueRow row = file.row();
        var whom = row.alias() == null
                ? box(
                        "row who",
                        box("room-mark", icon("users")),
                        about(text(CaseWords.subject(this, row), "alias"), file))
                : box(
                        "row who",
                        avatar(row.alias().words(), row.alias().initials(), "member", "large"),
                        about(ConversationMessage.alias(row.alias()), file));
        name.removeAll();
        name.add(whom, tags(row));
        identity.show();
    }

    private Div tags(QueueRow row) {
        var tags = box("row tags");
        measures.strikes().ifPresent(tags::add);
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

    /** What was told to whom, when and by whom; supervisors read it. */
    private Component disclosure(Disclosures.Kept kept) {
        return box(
                "report-line",
                box(
                        "row between",
                        text(getTranslation("disclosures.to", kept.recipient(), kept.affiliation()), "strong"),
                        text(desk.times().exact(kept.at()), "small", "quiet", "nowrap")),
                text(kept.nature(), "words"),
                text(getTranslation("disclosures.by", kept.discloser()), "quiet"));
    }

    private Stream<Component> receipts(CaseFile file) {
        return Stream.of(new CaseReceipts(file.receipts(), desk.times()));
    }
}
