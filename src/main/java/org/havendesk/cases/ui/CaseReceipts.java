package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.havendesk.cases.CaseFile.Receipt;

/** What became of the effects of a decision, each in one line. */
final class CaseReceipts extends UnorderedList {

    CaseReceipts(List<Receipt> receipts, CaseTimes times) {
        addClassName("receipts");
        for (Receipt receipt : receipts) {
            var line = new ListItem(
                    group(tone(receipt.state()), icon(iconOf(receipt.state()))),
                    text(CaseWords.receipt(this, receipt), "grow"));
            if (receipt.at() != null) {
                line.add(text(times.brief(receipt.at()), "small", "quiet"));
            }
            add(line);
        }
    }

    private static String tone(String state) {
        return switch (state) {
            case "done" -> "dot good";
            case "failed", "unknown" -> "dot late";
            default -> "dot";
        };
    }

    static String iconOf(String state) {
        return switch (state) {
            case "done" -> "check";
            case "failed" -> "x";
            case "unknown" -> "warn";
            case "cancelled" -> "undo";
            case "not_applicable" -> "info";
            default -> "clock";
        };
    }
}
