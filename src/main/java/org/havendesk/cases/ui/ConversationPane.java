package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.Scroller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.cases.Conversation;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.cases.Conversation.Since;
import org.havendesk.cases.Reviews;
import org.havendesk.chat.Change;
import org.havendesk.kit.EmptyState;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The conversation around the reported message, opened at it, growing at both ends without moving what is read. */
final class ConversationPane extends Scroller {
    private static final String CHECK_IN = "check_in";
    private static final Logger LOG = LoggerFactory.getLogger(ConversationPane.class);

    private final Reviews reviews;
    private final CaseDesk desk;
    private final Consumer<String> onSwitch;
    private final Consumer<Line> openCare;
    private final Div list = new Div();
    private final Button earlier;
    private final Button later;
    private final Div earlierRow;
    private final Div laterRow;
    private final Div said = box("sr-only");
    private final Map<String, ConversationReported> cards = new HashMap<>();
    private final Map<String, ConversationMessage> messages = new HashMap<>();
    private @Nullable ConversationStretch stretch;
    private @Nullable String focus;

    /**
     * @param onSwitch hears which reported message stands in the middle now
     * @param openCare hears for whose words a care case is wanted
     */
    ConversationPane(Reviews reviews, CaseDesk desk, Consumer<String> onSwitch, Consumer<Line> openCare) {
        super(ScrollDirection.VERTICAL);
        this.reviews = reviews;
        this.desk = desk;
        this.onSwitch = onSwitch;
        this.openCare = openCare;
        addClassName("talk-scroller");
        list.getElement().setAttribute("role", "list");
        said.getElement().setAttribute("aria-live", "polite");
        earlier = button(getTranslation("case.more.earlier"), "up", null, "small-button", "quiet-button");
        later = button(getTranslation("case.more.later"), "down", null, "small-button", "quiet-button");
        earlier.addClickListener(event -> ask("earlier", this::showEarlier));
        later.addClickListener(event -> ask("later", this::showLater));
        earlierRow = box("more", earlier);
        laterRow = box("more", later);
        addAttachListener(event -> getElement().executeJs(ConversationScroll.REMEMBER));
    }

    /** Opens the stretch around a reported message, or around the newest; one look in the ledger. */
    void open(@Nullable String messageId) {
        Conversation opened;
        try {
            opened = reviews.open(desk.caseId(), messageId, desk.person());
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("the conversation of case {} could not be read", desk.caseId(), e);
            setContent(unreadable(messageId));
            return;
        }
        stretch = new ConversationStretch(opened);
        focus = stretch.line(messageId)
                .or(stretch::newestReported)
                .map(Line::messageId)
                .orElse(null);
        draw(stretch);
        toTheMiddle(false);
    }

    /** Goes to a reported message: where it is here already without a new look, else by opening its stretch. */
    void goTo(String messageId) {
        if (messageId.equals(focus)) {
            return;
        }
        if (stretch == null || stretch.line(messageId).isEmpty()) {
            open(messageId);
        } else {
            focus = messageId;
            toTheMiddle(true);
        }
    }

    /** Marks what was edited or removed in the chat; the words stay as they were read. */
    void changed(List<Change> changes) {
        var drawn = stretch;
        if (drawn == null) {
            return;
        }
        List<Change> shown = changes.stream()
                .filter(change -> drawn.line(change.messageId()).isPresent())
                .toList();
        if (!shown.isEmpty()) {
            reviews.since(desk.caseId(), shown, desk.person()).forEach((id, since) -> mark(drawn, id, since));
        }
    }

    private void mark(ConversationStretch drawn, String messageId, Since since) {
        Line line = drawn.line(messageId).orElseThrow().since(since);
        drawn.replace(line);
        messages.get(messageId).mark(line);
        said.setText(getTranslation(since.removed() ? "platform.fresh.removed" : "platform.fresh.edited"));
    }

    /** Puts the message of the middle there again, after everything around it moved. */
    void backToTheMiddle() {
        toTheMiddle(false);
    }

    /** Shows or hides the words of the message in the middle. */
    boolean toggleWords() {
        var card = focus == null ? null : cards.get(focus);
        return card != null && card.toggleWords();
    }

    private void draw(ConversationStretch drawn) {
        cards.clear();
        messages.clear();
        list.removeAll();
        list.getElement().setAttribute("aria-label", label(drawn.roomName()));
        var talk = box("talk");
        if (drawn.isFromEvidence()) {
            talk.add(box("row talk-note small", icon("info"), text(getTranslation("case.talk.evidence"))));
        }
        if (drawn.isEmpty()) {
            talk.add(nothing());
        }
        talk.add(earlierRow, list, laterRow, said);
        for (Line line : drawn.lines()) {
            drawLine(drawn, line, list.getComponentCount());
        }
        showEnds(drawn);
        setContent(talk);
    }

    /** Draws a line at a place of the list, behind its day where one begins; tells how many rows that took. */
    private int drawLine(ConversationStretch drawn, Line line, int index) {
        int rows = 0;
        Line before = drawn.before(line);
        if (before == null
                || !desk.times().date(before.sentAt()).equals(desk.times().date(line.sentAt()))) {
            list.addComponentAtIndex(index, day(line));
            rows++;
        }
        list.addComponentAtIndex(index + rows, message(drawn, line));
        return rows + 1;
    }

    private Component message(ConversationStretch drawn, Line line) {
        if (!line.reported()) {
            var message = new ConversationMessage(line, desk.times(), menu(line));
            messages.put(line.messageId(), message);
            return message;
        }
        var card = new ConversationReported(line, desk, drawn.roomName(), menu(line), new ReaderOfCards());
        cards.put(line.messageId(), card);
        messages.put(line.messageId(), card);
        return card;
    }

    /** A care case can be opened for everybody but a bot, and whoever the open care case is about. */
    private @Nullable Component menu(Line line) {
        boolean inCare = line.subject() && desk.file().row().path() == CasePath.CARE;
        return line.bot() || inCare
                ? null
                : new ConversationMenu(
                        line, getTranslation("case.msg.menu", line.alias().words()), openCare);
    }

    private Component day(Line line) {
        var day = box("day small quiet", text(desk.times().day(line.sentAt())));
        day.getElement().setAttribute("role", "listitem");
        return day;
    }

    private void ask(String which, Consumer<String> show) {
        String given = reviews.reasonGiven(desk.caseId(), desk.person());
        if (given != null) {
            show.accept(given);
            return;
        }
        Line edge = which.equals("earlier") ? stretch.first() : stretch.last();
        String ledger = getTranslation(
                "case.more." + which + ".ledger",
                desk.person().name(),
                String.valueOf(desk.caseId()),
                desk.times().exact(edge.sentAt()));
        new ConversationReasonDialog(getTranslation("case.more." + which + ".title"), ledger, show).open();
    }

    private void showEarlier(String reason) {
        var more = reviews.earlier(desk.caseId(), stretch.first().messageId(), reason, desk.person());
        List<Line> added = stretch.prepend(more);
        if (!added.isEmpty()) {
            list.remove(list.getComponentAt(0)); // the day of what was the first line: it may go on above
        }
        int index = 0;
        for (Line line : added) {
            index += drawLine(stretch, line, index);
        }
        Line seam = added.isEmpty() ? null : stretch.lines().get(added.size());
        if (seam != null
                && !desk.times()
                        .date(seam.sentAt())
                        .equals(desk.times().date(added.getLast().sentAt()))) {
            list.addComponentAtIndex(index, day(seam));
        }
        grown("earlier", added.size());
        getElement().executeJs(ConversationScroll.RETURN);
    }

    private void showLater(String reason) {
        var more = reviews.later(desk.caseId(), stretch.last().messageId(), reason, desk.person());
        List<Line> added = stretch.append(more);
        for (Line line : added) {
            drawLine(stretch, line, list.getComponentCount());
        }
        grown("later", added.size());
    }

    private void grown(String which, int messages) {
        showEnds(stretch);
        said.setText(getTranslation("case.more." + which + ".said", messages));
    }

    private void showEnds(ConversationStretch drawn) {
        earlierRow.setVisible(drawn.hasEarlier());
        laterRow.setVisible(drawn.hasLater());
    }

    private void toTheMiddle(boolean takeFocus) {
        var message = focus == null ? null : messages.get(focus);
        if (message != null) {
            message.getElement().executeJs(ConversationScroll.TO_THE_MIDDLE, takeFocus);
        }
    }

    private Component nothing() {
        boolean asked = desk.file().row().category().equals(CHECK_IN);
        return asked
                ? new EmptyState(
                        "heart", getTranslation("case.talk.check-in"), getTranslation("case.talk.check-in.why"))
                : new EmptyState("chat", getTranslation("case.talk.none"), getTranslation("case.talk.none.why"));
    }

    private Component unreadable(@Nullable String messageId) {
        var again = new Button(getTranslation("case.talk.again"), icon("refresh"), event -> open(messageId));
        return new EmptyState("warn", getTranslation("case.talk.error"), getTranslation("case.talk.error.why"), again)
                .bad();
    }

    private String label(@Nullable String roomName) {
        return roomName == null ? getTranslation("case.talk.label") : getTranslation("case.talk.label.room", roomName);
    }

    private final class ReaderOfCards implements ConversationReported.Reader {
        @Override
        public Line showWords(String messageId) {
            return reviews.showWords(desk.caseId(), messageId, desk.person());
        }

        @Override
        public void step(String messageId, int step) {
            String next = desk.reports().neighbour(messageId, step);
            if (next != null) {
                goTo(next);
                onSwitch.accept(next);
            }
        }
    }
}
