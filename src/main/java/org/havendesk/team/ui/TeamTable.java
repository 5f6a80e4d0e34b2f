package org.havendesk.team.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** A small table of figures: a caption, heads, and rows whose first cell names them. */
final class TeamTable extends NativeTable {

    /** @param heads the bundle's keys of the columns, the first names the rows */
    TeamTable(String caption, String... heads) {
        addClassName("figures");
        setCaptionText(caption);
        NativeTableRow row = getHead().addRow();
        for (String head : heads) {
            scoped(row, "col").setText(getTranslation(head));
        }
    }

    void row(Component name, Component... cells) {
        NativeTableRow row = getBody().addRow();
        scoped(row, "row").add(name);
        for (Component cell : cells) {
            row.addDataCell().add(cell);
        }
    }

    /** Words over a thin bar; the bar only repeats them for the eye. */
    static Component barred(String words, double share) {
        var bar = new ProgressBar();
        bar.setValue(Math.clamp(share, 0, 1));
        bar.getElement().setAttribute("aria-hidden", "true");
        return box("barred", text(words, "nowrap"), bar);
    }

    private static NativeTableHeaderCell scoped(NativeTableRow row, String scope) {
        var cell = row.addHeaderCell();
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
