package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.stream.Stream;

/**
 * What is done less often: a button with three dots, and buttons in a popover. A menu bar is told to screen readers in ways that
 * do not hold up.
 */
public class MoreMenu extends Div {
    private final Popover popover = new Popover();
    private final Div choices = box("more-choices");

    /** @param label what the choices are about, for those who do not see where the dots stand */
    public MoreMenu(String label) {
        var dots = new Button(icon("dots"));
        dots.addThemeVariants(ButtonVariant.TERTIARY);
        dots.setAriaLabel(label);
        popover.setTarget(dots);
        popover.setModal(true);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(label);
        popover.add(choices);
        addClassName("more-menu");
        add(dots, popover);
    }

    /** A choice of its own. */
    protected final void addChoice(Button choice) {
        choices.add(choice);
    }

    /** Choices that belong together, under words that say what they change. */
    protected final void addGroup(String words, Stream<Button> group) {
        Div box = box("more-group", text(words, "small", "quiet"));
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", words);
        box.add(group.map(Component.class::cast).toList());
        choices.add(box);
    }

    /** A button that closes the menu and acts. */
    protected final Button choice(String words, Runnable act) {
        var choice = new Button(words, event -> {
            popover.close();
            act.run();
        });
        choice.addThemeVariants(ButtonVariant.TERTIARY);
        return choice;
    }
}
