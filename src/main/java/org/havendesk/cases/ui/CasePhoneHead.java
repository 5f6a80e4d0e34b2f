package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.havendesk.settings.CasePath;

/** Where there is no room for a panel beside the conversation: what is due, and buttons for what to see. */
final class CasePhoneHead extends Div {

    /** What a button shows. */
    enum View {
        CONVERSATION,
        SUBJECT,
        CASES
    }

    private final CaseDesk desk;
    private final CaseAsk ask;
    private final Consumer<View> onChoice;
    private final Div facts = box("row only-mobile");
    private final Span others = text("", "n");
    private final Map<View, NativeButton> buttons = new EnumMap<>(View.class);
    private final Anchor steps = new Anchor("", getTranslation("case.pages.care"));
    private View chosen = View.CONVERSATION;

    CasePhoneHead(CaseDesk desk, CaseAsk ask, Consumer<View> onChoice) {
        this.desk = desk;
        this.ask = ask;
        this.onChoice = onChoice;
        addClassName("phone-head");
        var tabs = box("tabs");
        tabs.getElement().setAttribute("role", "group");
        tabs.getElement().setAttribute("aria-label", getTranslation("case.tab.label"));
        for (View view : View.values()) {
            var button =
                    new NativeButton(getTranslation("case.tab." + view.name().toLowerCase()));
            button.addClickListener(event -> choose(view));
            buttons.put(view, button);
            tabs.add(button);
        }
        buttons.get(View.CASES).add(others);
        steps.getElement().setAttribute("router-link", true);
        tabs.add(steps);
        mark();
        add(facts, tabs);
    }

    View chosen() {
        return chosen;
    }

    /** Follows the case. */
    void show() {
        steps.setHref(CaseLinks.path(desk.caseId()) + "/care");
        steps.setVisible(desk.file().row().path() == CasePath.CARE);
        facts.removeAll();
        facts.add(CaseFacts.due(this, desk), CaseFacts.path(this, desk.file().row(), "grow"));
        if (desk.standing().isOpen()) {
            facts.add(new CaseMenu(desk, ask, getTranslation("case.menu")));
        }
        others.setText(String.valueOf(desk.file().earlier().size()));
    }

    private void choose(View view) {
        chosen = view;
        mark();
        onChoice.accept(view);
    }

    private void mark() {
        buttons.forEach(
                (view, button) -> button.getElement().setAttribute("aria-pressed", String.valueOf(view == chosen)));
    }
}
