package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import java.time.ZoneId;
import java.util.Locale;
import org.havendesk.access.Person;
import org.havendesk.cases.Approval;
import org.havendesk.cases.Approvals.Pending;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.TimeLeft;

/** One thing that waits for a second person, with the way to its case, where it is answered. */
final class ApprovalCard extends ListItem {

    ApprovalCard(Pending pending, Person reader, ZoneId zone) {
        Approval approval = pending.approval();
        var times = new CaseTimes(zone, approval.readAt(), Locale.ENGLISH);
        addClassName("approval-card");
        var words = box(
                "col grow",
                text(title(approval, times), "strong"),
                text("“" + approval.reason() + "”", "words"),
                about(pending.row(), approval, times));
        if (approval.isAskedBy(reader)) {
            words.add(text(
                    getTranslation(approval.awaitsReview() ? "approvals.own.broken" : "approvals.own"),
                    "small",
                    "quiet"));
        }
        var dot = group(approval.awaitsReview() ? "dot late l" : "dot now l", icon(iconOf(approval)));
        add(dot, words, open(approval));
    }

    private String title(Approval approval, CaseTimes times) {
        return approval.awaitsReview()
                ? getTranslation("approval.broken", approval.asker(), times.exact(approval.askedAt()))
                : getTranslation("approval.proposes", approval.asker(), ApprovalWords.what(this, approval));
    }

    private Component about(QueueRow row, Approval approval, CaseTimes times) {
        var facts = box(
                "row small quiet approval-facts",
                badge(
                        getTranslation("tier." + row.tier().key()),
                        QueueRowWords.icon(row.tier()),
                        "tier",
                        row.tier().key()),
                text(CaseWords.subject(this, row)),
                text(CaseWords.category(this, row.category())),
                text(getTranslation("approvals.asked", times.exact(approval.askedAt()))));
        if (approval.isAsked()) {
            facts.add(text(
                    getTranslation(
                            "approvals.answer", TimeLeft.of(approval.left()).in(this)),
                    "strong"));
        }
        return facts;
    }

    private Anchor open(Approval approval) {
        var open =
                new Anchor(CaseLinks.path(approval.caseId()), getTranslation("approvals.open", caseNumber(approval)));
        open.getElement().setAttribute("router-link", true);
        open.addClassName("nowrap");
        return open;
    }

    private static String caseNumber(Approval approval) {
        return String.valueOf(approval.caseId());
    }

    private static String iconOf(Approval approval) {
        return approval.awaitsReview() ? "warn" : "twopeople";
    }
}
