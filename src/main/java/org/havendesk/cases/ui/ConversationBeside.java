package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.cases.Beside;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.cases.Reviews;
import org.jspecify.annotations.Nullable;

/**
 * Beside the conversation: answers of check-ins at their alert line, and what the member wrote after the team wrote to them.
 * Both wait until somebody asks.
 */
final class ConversationBeside extends Div {
    private final Reviews reviews;
    private final CaseDesk desk;
    private final Consumer<@Nullable String> open;
    private Beside known = new Beside(List.of(), List.of());
    private @Nullable Map<String, Integer> answers;
    private @Nullable List<Line> replies;

    /** @param open opens the conversation around a reply; null: around the reported message again */
    ConversationBeside(Reviews reviews, CaseDesk desk, Consumer<@Nullable String> open) {
        this.reviews = reviews;
        this.desk = desk;
        this.open = open;
        addClassName("beside");
        getElement().setAttribute("aria-live", "polite");
        setVisible(false);
    }

    /** Follows the case; what is shown stays until there is more. */
    void show() {
        Beside now = reviews.beside(desk.caseId(), desk.person());
        if (now.equals(known)) {
            return;
        }
        if (now.replies().size() != known.replies().size()) {
            replies = null;
        }
        if (now.checkIns().size() != known.checkIns().size()) {
            answers = null;
        }
        known = now;
        draw();
    }

    /** Shows what waits, or hides it again; {@code false} where there is nothing. */
    boolean toggle() {
        if (known.isEmpty()) {
            return false;
        }
        boolean all = (known.checkIns().isEmpty() || answers != null)
                && (known.replies().isEmpty() || replies != null);
        if (all) {
            answers = null;
            replies = null;
        } else {
            readAnswers();
            readReplies();
        }
        draw();
        return true;
    }

    private void readAnswers() {
        if (answers == null && !known.checkIns().isEmpty()) {
            answers = reviews.showAnswers(desk.caseId(), desk.person());
        }
    }

    private void readReplies() {
        if (replies == null && !known.replies().isEmpty()) {
            replies = reviews.replies(desk.caseId(), desk.person());
        }
    }

    private void draw() {
        removeAll();
        setVisible(!known.isEmpty());
        if (!known.checkIns().isEmpty()) {
            add(checkIns());
        }
        if (!known.replies().isEmpty()) {
            add(replies());
        }
    }

    private Component checkIns() {
        var words = box("grow");
        known.checkIns().forEach(checkIn -> words.add(new Div(text(line(checkIn), "strong"))));
        if (answers == null) {
            words.add(box("small quiet", text(getTranslation("case.check-in.hidden"))));
        }
        return box(
                "hidden-text", icon("heart", "icon-l"), words, switcher("case.check-in.show", answers != null, () -> {
                    if (answers == null) {
                        readAnswers();
                    } else {
                        answers = null;
                    }
                }));
    }

    private String line(Beside.CheckIn checkIn) {
        String instrument = checkIn.instrument().toUpperCase(Locale.ROOT);
        String at = desk.times().exact(checkIn.answeredAt());
        Integer answer = answers == null ? null : answers.get(checkIn.reportId());
        return answer == null
                ? getTranslation("case.check-in.line", instrument, checkIn.item(), at)
                : getTranslation("case.check-in.answer", instrument, checkIn.item(), at, String.valueOf(answer));
    }

    private Component replies() {
        int count = known.replies().size();
        String last = desk.times().exact(known.replies().getLast().sentAt());
        String who = CaseWords.subject(this, desk.file().row());
        var words = box(
                "grow",
                text(
                        count == 1
                                ? getTranslation("case.reply.one", who, last)
                                : getTranslation("case.reply.many", who, count, last),
                        "strong"));
        words.add(replies == null ? box("small quiet", text(getTranslation("case.reply.hidden"))) : list(replies));
        return box("hidden-text", icon("chat", "icon-l"), words, switcher("case.reply.show", replies != null, () -> {
            if (replies == null) {
                readReplies();
            } else {
                replies = null;
            }
        }));
    }

    private Component list(List<Line> lines) {
        var list = new UnorderedList();
        list.addClassName("replies");
        for (Line line : lines) {
            var words = new Paragraph(line.body() == null ? getTranslation("case.msg.unreadable") : line.body());
            words.addClassName("words");
            words.getElement().setAttribute("dir", "auto");
            list.add(new ListItem(
                    box(
                            "row small quiet",
                            text(desk.times().exact(line.sentAt())),
                            link("case.reply.room", () -> open.accept(line.messageId()))),
                    words));
        }
        var body = new Div(list);
        if (!desk.reports().messages().isEmpty()) {
            body.add(link("case.reply.back", () -> open.accept(null)));
        }
        return body;
    }

    private Button link(String key, Runnable run) {
        var link = new Button(getTranslation(key), event -> run.run());
        link.addThemeVariants(ButtonVariant.TERTIARY);
        link.addClassNames("small-button", "link-button");
        return link;
    }

    private Button switcher(String key, boolean shown, Runnable change) {
        var button = shown
                ? button(getTranslation("case.hidden.hide"), "eyeoff", null, "small-button")
                : button(getTranslation(key), "eye", null, "small-button");
        button.addClickListener(event -> {
            change.run();
            draw();
        });
        return button;
    }
}
