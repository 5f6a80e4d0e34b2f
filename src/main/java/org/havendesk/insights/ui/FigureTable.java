package org.havendesk.insights.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import org.havendesk.kit.Chart;

/**
 * The table beside a chart. Its rows stand where the chart draws them: next to lying bars and dots, below standing columns and
 * months; on a narrow screen always as rows. The roles are named, since the styles lay it out as something else than a table.
 */
final class FigureTable extends NativeTable {

    /** One row: what the chart calls it, and the cells after it. */
    record Line(String label, List<String> cells, boolean isGap) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param across whether each row is a column below the chart
     * @param heads of the columns after the first
     */
    FigureTable(String caption, boolean across, List<String> heads, List<Line> lines) {
        addClassNames("insight-table", across ? "figures-across" : "figures-beside");
        getElement().setAttribute("role", "table").setAttribute("aria-label", caption);
        getHead().getElement().setAttribute("role", "rowgroup");
        getBody().getElement().setAttribute("role", "rowgroup");
        NativeTableRow head = row(getHead().addRow());
        heading(head, "columnheader", "col").add(text(""));
        heads.forEach(words -> heading(head, "columnheader", "col").setText(words));
        lines.forEach(line -> line(line, heads));
    }

    /** The labels, figures and ranges of a chart as they stand in its rows. */
    static List<Line> lines(List<Chart.Row> rows) {
        return rows.stream()
                .map(row -> row.gap() != null
                        ? new Line(label(row), List.of(row.gap()), true)
                        : new Line(label(row), List.of(figure(row), range(row)), false))
                .toList();
    }

    private static String label(Chart.Row row) {
        return row.below() == null ? row.label() : row.label() + " " + row.below();
    }

    private static String figure(Chart.Row row) {
        return String.valueOf(row.words()).split(" ", 2)[0];
    }

    private static String range(Chart.Row row) {
        String words = String.valueOf(row.words());
        return words.contains("(") ? words.substring(words.indexOf('(') + 1, words.lastIndexOf(')')) : "";
    }

    private void line(Line line, List<String> heads) {
        NativeTableRow row = row(getBody().addRow());
        if (line.isGap()) {
            row.addClassName("gap");
        }
        heading(row, "rowheader", "row").setText(line.label());
        for (int i = 0; i < line.cells().size(); i++) {
            var cell = row.addDataCell();
            cell.getElement().setAttribute("role", "cell");
            if (line.isGap()) {
                cell.getElement().setAttribute("colspan", String.valueOf(heads.size()));
                cell.add(text(line.cells().get(i), "gap-sentence"));
            } else {
                cell.setText(line.cells().get(i));
            }
        }
    }

    private static NativeTableRow row(NativeTableRow row) {
        row.getElement().setAttribute("role", "row");
        return row;
    }

    private static com.vaadin.flow.component.html.NativeTableHeaderCell heading(
            NativeTableRow row, String role, String scope) {
        var cell = row.addHeaderCell();
        cell.getElement().setAttribute("role", role).setAttribute("scope", scope);
        return cell;
    }
}
