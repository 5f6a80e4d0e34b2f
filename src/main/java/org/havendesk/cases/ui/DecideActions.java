package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import org.havendesk.cases.Action;

/** The actions of the case's path as toggles; their state is {@code aria-pressed}. */
final class DecideActions extends Div {
    private final DecideDraft draft;
    private final Map<Action, Button> toggles = new EnumMap<>(Action.class);

    /** @param changed runs after each toggle */
    DecideActions(CaseDesk desk, Runnable changed) {
        this.draft = desk.draft();
        addClassName("decide-actions");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("case.decide.actions"));
        for (Action action : Action.of(draft.path())) {
            var toggle = button(getTranslation("action." + action.key()), icon(action), null);
            toggle.addClickListener(event -> {
                draft.toggle(action);
                changed.run();
            });
            toggle.setEnabled(desk.offers(action));
            toggles.put(action, toggle);
            add(toggle);
        }
        sync();
    }

    /** Shows what the draft holds. */
    void sync() {
        toggles.forEach((action, toggle) ->
                toggle.getElement().setAttribute("aria-pressed", String.valueOf(draft.has(action))));
    }

    private static String icon(Action action) {
        return switch (action) {
            case NO_ACTION -> "check";
            case REMOVE_MESSAGE -> "trash";
            case WARN -> "warn";
            case CONTACT -> "chat";
            case SIGNPOST -> "buoy";
            case HAND_OVER -> "users";
        };
    }
}
