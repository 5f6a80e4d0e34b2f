package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.havendesk.cases.CaseFile.ReportLine;
import org.havendesk.cases.CaseFile.ReportWords;

/** The reports of the case, newest first. Reasons about severe words wait until the reader asks for them. */
final class CasePanelReports extends Div {
    private final CaseDesk desk;
    private final Supplier<Map<String, ReportWords>> ask;
    private final CasePanelSection section = new CasePanelSection(getTranslation("case.panel.reports"));
    private final Map<String, ReportWords> asked = new HashMap<>();

    /** @param ask reads the reasons by report; each call is one look */
    CasePanelReports(CaseDesk desk, Supplier<Map<String, ReportWords>> ask) {
        this.desk = desk;
        this.ask = ask;
        add(section);
    }

    void show() {
        section.show(desk.file().reports().size(), desk.reports().lines().reversed(), this::lines);
    }

    void allow(boolean value) {
        section.allow(value);
    }

    private Stream<Component> lines(List<ReportLine> few) {
        boolean hides = few.stream().anyMatch(this::isHidden);
        Stream<Component> lines = few.stream().map(this::line);
        return hides ? Stream.concat(lines, Stream.of(showReasons())) : lines;
    }

    private Component line(ReportLine report) {
        var line = box(
                "report-line",
                box(
                        "row between",
                        text(CaseWords.category(this, report.category()), "strong"),
                        text(desk.times().brief(report.reportedAt()), "small", "quiet", "nowrap")));
        if (isHidden(report)) {
            line.add(text(getTranslation("case.report.hidden"), "quiet"));
        } else {
            addWords(
                    line,
                    report.hidden() ? asked.get(report.reportId()) : new ReportWords(report.reason(), report.quoted()));
        }
        if (desk.person().isSupervisor()) {
            line.add(ReporterSeal.button(desk, this, report.reportId()));
        }
        return line;
    }

    private void addWords(Div line, ReportWords words) {
        if (words.reason() != null && !words.reason().isBlank()) {
            line.add(quotation(words.reason()));
        }
        if (words.quoted() != null && !words.quoted().isBlank()) {
            line.add(text(getTranslation("case.report.quoted"), "small", "quiet"), quotation(words.quoted()));
        }
    }

    private static Component quotation(String words) {
        return text("“" + words + "”", "words");
    }

    private Component showReasons() {
        var show = button(getTranslation("case.report.show"), "eye", null, "small-button");
        show.addClickListener(event -> {
            asked.putAll(ask.get());
            desk.refresh(); // who has looked is different now
        });
        return box("row", show);
    }

    private boolean isHidden(ReportLine report) {
        return report.hidden() && !asked.containsKey(report.reportId());
    }
}
