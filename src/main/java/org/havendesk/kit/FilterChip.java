package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One filter: a button that opens the choice, and while it is in use what was chosen and a button that takes it away. A
 * choice counts when the popover closes.
 */
public class FilterChip extends Span {
    private final String name;
    private final boolean many;
    private final Supplier<Map<String, String>> offered;
    private final Consumer<Set<String>> act;
    private final Span label = new Span();
    private final Span list = text("", "strong", "cut");
    private final Button opener = new Button();
    private final Button remover = new Button(icon("x"));
    private final CheckboxGroup<String> choice = new CheckboxGroup<>();
    private final Popover popover = new Popover();
    private Map<String, String> words = new LinkedHashMap<>();
    private Set<String> chosen = Set.of();

    /**
     * @param many whether several values can be chosen, any of which is meant
     * @param offered the values with their words, asked each time the choice opens
     * @param act told the new choice
     */
    public FilterChip(String name, boolean many, Supplier<Map<String, String>> offered, Consumer<Set<String>> act) {
        this.name = name;
        this.many = many;
        this.offered = offered;
        this.act = act;
        opener.addClassName("chip-opener");
        opener.getElement().appendChild(new Span(label, list).getElement()); // as words, not as an icon
        remover.addThemeVariants(ButtonVariant.TERTIARY);
        remover.setAriaLabel(getTranslation("filter.remove", name));
        remover.addClickListener(event -> act.accept(Set.of()));
        preparePopover();
        add(opener, remover, popover);
    }

    /** Shows what is chosen, with its words; empty where the filter is not in use. */
    public void show(Map<String, String> values) {
        chosen = Set.copyOf(values.keySet());
        setClassName("chip", isUsed());
        setClassName("chip-off", !isUsed());
        remover.setVisible(isUsed());
        label.setText(isUsed() ? name + ":" : name);
        list.setText(String.join(", ", values.values()));
        list.setVisible(isUsed());
        opener.setSuffixComponent(isUsed() ? null : icon("down"));
    }

    /** Whether anything is chosen. */
    public boolean isUsed() {
        return !chosen.isEmpty();
    }

    /** Puts the focus on the button that opens the choice. */
    public void focus() {
        opener.focus();
    }

    private void preparePopover() {
        choice.setLabel(name);
        choice.setItemLabelGenerator(value -> words.getOrDefault(value, value));
        var done = new Button(getTranslation("filter.done"), event -> popover.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        popover.setTarget(opener);
        popover.setModal(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("filter.choose", name));
        popover.add(box("filter-choice", choice, done));
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                offer();
            } else {
                choose();
            }
        });
        choice.addValueChangeListener(event -> keepOne(event.getOldValue(), event.getValue()));
    }

    private void offer() {
        words = offered.get();
        choice.setItems(words.keySet());
        choice.setValue(chosen.stream().filter(words::containsKey).collect(Collectors.toSet()));
    }

    /** Where one value is meant, the newest choice takes the place of the other. */
    private void keepOne(Set<String> before, Set<String> now) {
        if (!many && now.size() > 1) {
            var newest = new LinkedHashSet<>(now);
            newest.removeAll(before);
            choice.setValue(newest);
        }
    }

    private void choose() {
        if (!choice.getValue().equals(chosen)) {
            act.accept(choice.getValue());
        }
    }
}
