package org.havendesk.accounts.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.LongConsumer;
import org.havendesk.accounts.AccountRow;
import org.havendesk.accounts.Directory.OpenSession;
import org.havendesk.accounts.Directory.SignIn;

/** A part of an account's panel, under its heading. */
final class AccountPart extends Div {

    AccountPart(String heading, Component... parts) {
        addClassName("panel-part");
        add(new H3(getTranslation(heading)));
        add(parts);
    }

    /** Whether there is a second step, and what can be done about it. */
    static AccountPart secondStep(Component view, AccountWords words, AccountRow account, Component... acts) {
        var state = box(
                "row",
                icon(account.hasSecondStep() ? "lock" : "triangle", account.hasSecondStep() ? "quiet" : "care"),
                text(
                        account.hasSecondStep()
                                ? words.step(account)
                                : view.getTranslation("accounts.step.missing", account.name())));
        var part = new AccountPart("accounts.step", state);
        if (account.remindedAt() != null && !account.hasSecondStep()) {
            part.add(text(
                    view.getTranslation("accounts.reminded", words.exact(account.remindedAt())), "small", "quiet"));
        }
        part.add(box("row panel-acts", acts));
        return part;
    }

    /** The open sessions, each with a way to end it. */
    static AccountPart sessions(Component view, AccountWords words, List<OpenSession> sessions, LongConsumer end) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        for (OpenSession session : sessions) {
            Button stop = button(view.getTranslation("accounts.session.end"), "release", null, "push", "small-button");
            stop.setAriaLabel(view.getTranslation("accounts.session.end.of", session.agent()));
            stop.addClickListener(event -> end.accept(session.sessionId()));
            String times = view.getTranslation(
                    "accounts.session.times", words.exact(session.begun()), words.ago(session.seen()));
            list.add(new ListItem(box(
                    "row", box("grow account-session", text(session.agent()), text(times, "small", "quiet")), stop)));
        }
        return new AccountPart(
                "accounts.sessions",
                sessions.isEmpty() ? text(view.getTranslation("accounts.sessions.none"), "quiet") : list);
    }

    /** When somebody came in, was turned away, or left. */
    static AccountPart history(Component view, AccountWords words, List<SignIn> signIns) {
        if (signIns.isEmpty()) {
            return new AccountPart("accounts.history", new Paragraph(view.getTranslation("accounts.history.none")));
        }
        var list = new UnorderedList();
        list.addClassNames("plain-list", "small");
        signIns.forEach(each -> list.add(new ListItem(box(
                "row between",
                text(view.getTranslation("accounts.history." + each.what())),
                text(words.exact(each.at()), "quiet", "nowrap")))));
        return new AccountPart("accounts.history", list);
    }
}
