package org.havendesk.kit;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

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
import org.jspecify.annotations.Nullable;

/**
 * One filter: a button that opens the choice, and while it is in use what was chosen and a button that takes it away. A
 * choice counts when the popover closes.
 */
public class FilterChip extends Span {
    private final String name;
    private final boolean many;
    private final Supplier<Map<String, String>> offered;
    private final Consumer<Set<String>> act;
    private final Span drawn = new Span();
    private final Button opener = new Button();
    private @Nullable Button remover;
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
        opener.getElement().appendChild(drawn.getElement()); // as words, not as an icon
        opener.setSuffixComponent(icon("down"));
        LatePopover.behind(opener, this, this::popover);
        add(opener);
    }

    /** Shows what is chosen, with its words; empty where the filter is not in use. */
    public void show(Map<String, String> values) {
        chosen = Set.copyOf(values.keySet());
        setClassName("chip", isUsed());
        setClassName("chip-off", !isUsed());
        showRemover();
        Markup.fill(
                drawn,
                isUsed()
                        ? Markup.span("", name + ":") + Markup.span("strong cut", String.join(", ", values.values()))
                        : Markup.span("", name));
        if (isUsed() != (opener.getSuffixComponent() == null)) {
            opener.setSuffixComponent(isUsed() ? null : icon("down"));
        }
    }

    /** Whether anything is chosen. */
    public boolean isUsed() {
        return !chosen.isEmpty();
    }

    /** Puts the focus on the button that opens the choice. */
    public void focus() {
        opener.focus();
    }

    private void showRemover() {
        if (isUsed() && remover == null) {
            remover = new Button(icon("x"), event -> act.accept(Set.of()));
            remover.addThemeVariants(ButtonVariant.TERTIARY);
            remover.setAriaLabel(getTranslation("filter.remove", name));
            addComponentAtIndex(1, remover);
        }
        if (remover != null) {
            remover.setVisible(isUsed());
        }
    }

    private Popover popover() {
        var popover = new Popover();
        var choice = new CheckboxGroup<String>();
        choice.setLabel(name);
        choice.setItemLabelGenerator(value -> words.getOrDefault(value, value));
        var done = new Button(getTranslation("filter.done"), event -> popover.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("filter.choose", name));
        popover.add(box("filter-choice", choice, done));
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                offer(choice);
            } else {
                choose(choice.getValue());
            }
        });
        choice.addValueChangeListener(event -> keepOne(choice, event.getOldValue()));
        return popover;
    }

    private void offer(CheckboxGroup<String> choice) {
        words = offered.get();
        choice.setItems(words.keySet());
        choice.setValue(chosen.stream().filter(words::containsKey).collect(Collectors.toSet()));
    }

    /** Where one value is meant, the newest choice takes the place of the other. */
    private void keepOne(CheckboxGroup<String> choice, Set<String> before) {
        if (!many && choice.getValue().size() > 1) {
            var newest = new LinkedHashSet<>(choice.getValue());
            newest.removeAll(before);
            choice.setValue(newest);
        }
    }

    private void choose(Set<String> values) {
        if (!values.equals(chosen)) {
            act.accept(values);
        }
    }
}
