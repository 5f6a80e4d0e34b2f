package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.avatar;
import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.chat.Alias;
import org.jspecify.annotations.Nullable;

/** One message of the conversation: who, when, and the words. */
class ConversationMessage extends Div {
    private final Div marks = box("marks small quiet");

    /** @param menu what can be done about it, or null */
    ConversationMessage(Line line, CaseTimes times, @Nullable Component menu) {
        this();
        Div head = head(line, times);
        if (menu != null) {
            head.add(menu);
        }
        add(face(line), new Div(head, words(line), marks(line)));
    }

    /** For a message that is drawn otherwise. */
    protected ConversationMessage() {
        addClassName("msg");
        getElement().setAttribute("role", "listitem");
    }

    static Span alias(Alias alias) {
        return group("alias", new Span(alias.words()), text(" · " + alias.code(), "code"));
    }

    protected static Avatar face(Line line) {
        return line.subject()
                ? avatar(line.alias().words(), line.alias().initials(), "member", "subject")
                : avatar(line.alias().words(), line.alias().initials(), "member");
    }

    protected Div head(Line line, CaseTimes times) {
        var head = box("msg-head", alias(line.alias()), text(times.clock(line.sentAt()), "small", "quiet"));
        if (line.subject()) {
            head.add(badge(getTranslation("case.msg.subject"), null, "accent"));
        }
        if (line.bot()) {
            head.add(badge(getTranslation("case.msg.bot"), null));
        }
        return head;
    }

    protected Component words(Line line) {
        if (line.body() == null) {
            return box("row half quiet", icon("lock"), text(getTranslation("case.msg.unreadable")));
        }
        var words = new Paragraph(line.body());
        words.addClassName("words");
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    /** Shows what became of the message in the chat. */
    void mark(Line line) {
        marks(line);
    }

    protected Component marks(Line line) {
        marks.removeAll();
        if (line.editedSince()) {
            marks.add(group("row half", icon("note"), text(getTranslation("case.msg.edited"))));
        }
        if (line.removedSince()) {
            marks.add(group("row half", icon("trash"), text(getTranslation("case.msg.removed"))));
        }
        marks.setVisible(line.editedSince() || line.removedSince());
        return marks;
    }
}
