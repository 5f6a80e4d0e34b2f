package org.havendesk.cases.ui;

import java.util.function.Consumer;
import org.havendesk.cases.Conversation.Line;
import org.havendesk.kit.MoreMenu;

/** What can be done about one message of the conversation. */
final class ConversationMenu extends MoreMenu {

    /** @param label names the message's author */
    ConversationMenu(Line line, String label, Consumer<Line> openCare) {
        super(label);
        addClassNames("message-more", "push");
        addChoice(choice(getTranslation("case.msg.care", line.alias().words()), () -> openCare.accept(line)));
    }
}
