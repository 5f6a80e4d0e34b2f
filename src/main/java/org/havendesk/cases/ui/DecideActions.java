package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.cases.Action;
import org.jspecify.annotations.Nullable;

/** The actions of the case's path as toggles; their state is {@code aria-pressed}. What restricts stands one step away. */
final class DecideActions extends Div {
    private final CaseDesk desk;
    private final DecideDraft draft;
    private final Runnable changed;
    private final Map<Action, Button> toggles = new EnumMap<>(Action.class);
    private final Div first = box("decide-actions");
    private final Div rest = box("decide-actions");
    private @Nullable Button more;

    /** @param changed runs after each toggle */
    DecideActions(CaseDesk desk, Runnable changed) {
        this.desk = desk;
        this.draft = desk.draft();
        this.changed = changed;
        addClassName("decide-toggles");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("case.decide.actions"));
        for (Action action : Action.of(draft.path())) {
            (action.restricts() ? rest : first).add(isOfSteps(action) ? toSteps(action) : toggle(action));
        }
        add(first, rest);
        if (rest.getComponentCount() > 0) {
            more = button(getTranslation("case.decide.more"), "down", null);
            more.addClickListener(event -> open(!rest.isVisible()));
            first.add(more);
            rest.setId("actions-more-" + System.identityHashCode(this));
            more.getElement().setAttribute("aria-controls", rest.getId().orElseThrow());
            explain();
            open(draft.restricting().isPresent());
        }
        sync();
    }

    /** Shows what the draft holds. */
    void sync() {
        toggles.forEach((action, toggle) ->
                toggle.getElement().setAttribute("aria-pressed", String.valueOf(draft.has(action))));
        if (draft.restricting().isPresent()) {
            open(true);
        }
    }

    /** A button that belongs at the end of the first line. */
    void end(Button button) {
        first.add(button);
    }

    void focusFirst() {
        toggles.values().stream().filter(Button::isEnabled).findFirst().ifPresent(Button::focus);
    }

    private Button toggle(Action action) {
        var toggle = button(getTranslation("action." + action.key()), iconOf(action), null);
        if (action == Action.BAN) {
            toggle.setSuffixComponent(icon("twopeople"));
        }
        toggle.addClickListener(event -> {
            draft.toggle(action);
            changed.run();
        });
        toggle.setEnabled(desk.offers(action));
        toggles.put(action, toggle);
        return toggle;
    }

    /** Helplines are chosen and a plan is written in the care steps; here is only the way there. */
    private static boolean isOfSteps(Action action) {
        return action == Action.SIGNPOST || action == Action.SAFETY_PLAN;
    }

    private Button toSteps(Action action) {
        var way = button(getTranslation("case.decide.steps." + action.key()), iconOf(action), null);
        way.setSuffixComponent(icon("arrow"));
        way.setEnabled(desk.offers(action));
        way.addClickListener(event -> {
            Optional.ofNullable(findAncestor(Dialog.class)).ifPresent(Dialog::close);
            UI ui = event.getSource().getUI().orElseGet(UI::getCurrent);
            String step = desk.careSteps().steps().stream()
                    .filter(run -> run.step().kind() == StepKind.RESOURCES)
                    .findFirst()
                    .map(run -> run.step().key())
                    .orElse("");
            Location steps = CareAddress.of(ui.getActiveViewLocation().getQueryParameters())
                    .step(desk.caseId(), step);
            ui.navigate(steps.getPath(), steps.getQueryParameters());
        });
        return way;
    }

    /** Why something cannot be chosen is said before somebody looks for it. */
    private void explain() {
        List<String> missing = Action.of(draft.path()).stream()
                .filter(desk::isBeyondTheChat)
                .map(action -> getTranslation("action." + action.key()))
                .toList();
        if (!missing.isEmpty()) {
            rest.add(text(getTranslation("case.decide.beyond", String.join(", ", missing)), "small", "quiet"));
        }
    }

    private void open(boolean value) {
        rest.setVisible(value);
        if (more != null) {
            more.getElement().setAttribute("aria-expanded", String.valueOf(value));
        }
    }

    private static String iconOf(Action action) {
        return switch (action) {
            case NO_ACTION, CLOSE -> "check";
            case REMOVE_MESSAGE -> "trash";
            case WARN -> "warn";
            case STEER -> "arrow";
            case MUTE -> "mute";
            case SUSPEND -> "pause";
            case KICK -> "release";
            case BAN -> "ban";
            case SAFETY_PLAN -> "heart";
            case FOLLOW_UP -> "clock";
            case CONTACT -> "chat";
            case SIGNPOST -> "buoy";
            case HAND_OVER -> "users";
        };
    }
}
