package org.havendesk.oversight.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/** A filter that is typed: a button that opens its fields, and while it is in use what was typed and a button that takes it away. */
final class LedgerFieldsChip extends Span {
    private final String name;
    private final Span label = new Span();
    private final Span value = text("", "strong", "cut");
    private final Button opener = new Button();
    private final Button remover = new Button(icon("x"));
    private final Popover popover = new Popover();

    /** @param apply takes what stands in the fields */
    LedgerFieldsChip(String name, Runnable apply, Runnable clear, Component... fields) {
        this.name = name;
        opener.addClassName("chip-opener");
        opener.getElement().appendChild(new Span(label, value).getElement());
        remover.addThemeVariants(ButtonVariant.TERTIARY);
        remover.setAriaLabel(getTranslation("filter.remove", name));
        remover.addClickListener(event -> clear.run());
        var done = new Button(getTranslation("filter.done"), event -> {
            popover.close();
            apply.run();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.addClickShortcut(com.vaadin.flow.component.Key.ENTER).listenOn(popover);
        popover.setTarget(opener);
        popover.setModal(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("filter.choose", name));
        var place = box("filter-choice", fields);
        place.add(done);
        popover.add(place);
        add(opener, remover, popover);
    }

    /** Shows what is in use; empty for nothing. */
    void show(String words) {
        boolean used = !words.isEmpty();
        setClassName("chip", used);
        setClassName("chip-off", !used);
        remover.setVisible(used);
        label.setText(used ? name + ":" : name);
        value.setText(words);
        value.setVisible(used);
        opener.setSuffixComponent(used ? null : icon("down"));
    }
}
