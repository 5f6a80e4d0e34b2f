package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.havendesk.cases.Action;
import org.havendesk.kit.ReasonDialog;

/** Above the step: who has the case where the reader has not, and the end when every required step is answered. */
final class CareEnd extends Div {
    private final CareDesk care;
    private final CaseAsk ask;

    CareEnd(CareDesk care, CaseAsk ask) {
        this.care = care;
        this.ask = ask;
        addClassName("care-end");
        getElement().setAttribute("role", "status");
    }

    /** Follows the case. */
    void show() {
        removeAll();
        var desk = care.desk();
        var row = desk.file().row();
        switch (desk.standing()) {
            case YOURS -> {
                if (care.run().open().isEmpty()) {
                    line("check", getTranslation("care.end"), close());
                }
            }
            case HELD -> {
                String until = row.holder() == null
                        ? ""
                        : desk.times().clock(row.holder().until());
                String name = row.holder() == null ? "" : row.holder().name();
                line("users", getTranslation("care.held", name, until), takeOver());
            }
            case FREE -> line("lock", getTranslation(desk.isLeaseOver() ? "case.bar.over" : "care.free"), claim());
            case WAITING -> line("clock", waiting(), claim());
            case ESCALATED -> line("escalate", getTranslation("care.escalated"), claim());
            case CLOSING -> line("check", getTranslation("care.closing"));
            case CLOSED -> line("check", getTranslation("care.closed"));
        }
    }

    private String waiting() {
        var until = care.desk().file().row().waitingUntil();
        String at = until == null ? "" : care.desk().times().exact(until);
        var followUp = care.run().followUp();
        return followUp == null
                ? getTranslation("care.waiting.reply", at)
                : getTranslation("care.waiting.follow_up", at, followUp.what());
    }

    private void line(String icon, String words, Button... acts) {
        add(box("notice", icon(icon), box("notice-words grow", text(words, "words"))));
        for (Button act : acts) {
            ((Div) getComponentAt(0)).add(act);
        }
    }

    private Button claim() {
        boolean yours = care.desk().standing() == CaseStanding.ESCALATED;
        var claim = button(getTranslation(yours ? "care.acknowledge" : "case.claim"), null, "C");
        claim.addThemeVariants(ButtonVariant.PRIMARY);
        claim.addClickListener(event -> care.desk().claim());
        claim.setVisible(!yours || care.desk().person().isSupervisor());
        return claim;
    }

    private Button takeOver() {
        return new Button(getTranslation("case.take_over"), event -> ask.takeOver());
    }

    private Button close() {
        var close = new Button(getTranslation("care.close"), event -> new ReasonDialog(
                        getTranslation("care.close.title"),
                        getTranslation("care.close.sentence"),
                        getTranslation("care.close.confirm"),
                        reason -> care.decide(Action.CLOSE, reason, null, null, null, null))
                .open());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        return close;
    }
}
