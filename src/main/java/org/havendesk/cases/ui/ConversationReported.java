package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.havendesk.cases.Conversation.Line;
import org.jspecify.annotations.Nullable;

/** A reported message as a card; its words wait until somebody asks for them where the category is severe. */
final class ConversationReported extends ConversationMessage {

    /** What the card asks of the conversation. */
    interface Reader {

        /** The line with its words; the look is written down. */
        Line showWords(String messageId);

        /** Goes to the reported message before or after this one. */
        void step(String messageId, int step);
    }

    private final Line line;
    private final CaseDesk desk;
    private final Reader reader;
    private final Div words = box("reported-words");
    private final boolean asked;
    private boolean shown;

    ConversationReported(Line line, CaseDesk desk, @Nullable String roomName, @Nullable Component menu, Reader reader) {
        this.line = line;
        this.desk = desk;
        this.reader = reader;
        this.asked = line.hidden();
        addClassName("reported");
        getElement().setAttribute("aria-label", getTranslation("case.reported.label"));
        getElement().setAttribute("tabindex", "-1");
        add(
                face(line),
                box("reported-body", headOfReported(menu), words, box("reported-foot", facts(roomName), switcher())));
        words.getElement().setAttribute("aria-live", "polite");
        if (asked) {
            hide();
        } else {
            words.add(words(line), marks(line));
        }
    }

    /** Shows the hidden words, or hides them again; {@code false} where they were never hidden. */
    boolean toggleWords() {
        if (!asked) {
            return false;
        }
        if (shown) {
            hide();
        } else {
            show();
        }
        return true;
    }

    boolean isShown() {
        return shown || !asked;
    }

    private void hide() {
        shown = false;
        var show = button(getTranslation("case.hidden.show"), "eye", "V", "small-button");
        show.addClickListener(event -> show());
        String about = CaseWords.category(
                this,
                desk.reports().categories(line.messageId()).stream()
                        .findFirst()
                        .map(java.util.Map.Entry::getKey)
                        .orElse(desk.file().row().category()));
        words.removeAll();
        words.add(box(
                "hidden-text",
                icon("eyeoff", "icon-l"),
                box(
                        "grow",
                        text(getTranslation("case.hidden.title"), "strong"),
                        box("small quiet", text(getTranslation("case.hidden.about", about, line.words())))),
                show));
    }

    private void show() {
        Line full = reader.showWords(line.messageId());
        shown = true;
        var hide = new Button(getTranslation("case.hidden.hide"), event -> hide());
        hide.addThemeVariants(ButtonVariant.TERTIARY);
        hide.addClassNames("small-button", "link-button");
        String at = desk.times().clock(java.time.Instant.now());
        words.removeAll();
        words.add(
                words(full),
                marks(full),
                box("row small quiet", icon("eye"), text(getTranslation("case.hidden.shown", at)), hide));
    }

    private Div headOfReported(@Nullable Component menu) {
        var head = head(line, desk.times());
        if (line.reporters() > 0) {
            head.add(badge(getTranslation("case.reported.by", line.reporters()), "flag", "care", "push"));
        }
        if (menu != null) {
            head.add(menu);
        }
        return head;
    }

    private Div facts(@Nullable String roomName) {
        var facts = box("facts small quiet");
        for (var category : desk.reports().categories(line.messageId())) {
            facts.add(text("“" + CaseWords.category(this, category.getKey()) + "” " + category.getValue()));
        }
        desk.reports()
                .firstAbout(line.messageId())
                .ifPresent(first -> facts.add(
                        text(getTranslation("case.reported.first", desk.times().exact(first)))));
        if (roomName != null) {
            facts.add(text(getTranslation("case.reported.room", roomName)));
        }
        facts.add(group("row half", icon("lock"), text(getTranslation("case.reported.sealed"))));
        return facts;
    }

    private Div switcher() {
        List<String> all = desk.reports().messages();
        int index = all.indexOf(line.messageId());
        var switcher = box(
                "row switcher small quiet",
                text(getTranslation("case.reported.position", index + 1, all.size())),
                step("left", -1, index > 0),
                step("right", 1, index < all.size() - 1));
        switcher.setVisible(all.size() > 1 && index >= 0);
        return switcher;
    }

    private Component step(String icon, int step, boolean possible) {
        var button = new Button(icon(icon), event -> reader.step(line.messageId(), step));
        button.setAriaLabel(getTranslation(step < 0 ? "case.reported.before" : "case.reported.after"));
        button.addClassNames("small-button", "quiet-button");
        button.setEnabled(possible);
        return button;
    }
}
