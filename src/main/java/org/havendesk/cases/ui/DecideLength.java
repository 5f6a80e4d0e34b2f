package org.havendesk.cases.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havendesk.cases.Action;
import org.havendesk.cases.ui.DecideDraft.Length;
import org.jspecify.annotations.Nullable;

/** How long a restriction lasts: one of the usual lengths, one of one's own, or until somebody lifts it. */
final class DecideLength extends Div {
    private static final List<Duration> USUAL = List.of(
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30));
    private static final int MOST_DAYS = 3650;

    private final DecideDraft draft;
    private final Runnable changed;
    private final Select<Choice> length = new Select<>();
    private final IntegerField own = new IntegerField();
    private final Select<Boolean> unit = new Select<>();

    /** A line of the list. */
    private sealed interface Choice {
        record Of(Length length) implements Choice {}

        record Own() implements Choice {}
    }

    /** @param changed runs when another length was chosen */
    DecideLength(DecideDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
        addClassNames("row", "decide-length");
        length.setLabel(getTranslation("case.decide.length"));
        length.setErrorMessage(getTranslation("case.decide.length.missing"));
        length.setHelperText(getTranslation("case.decide.length.help"));
        length.setItemLabelGenerator(this::label);
        length.addClassName("grow");
        length.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen(event.getValue());
            }
        });
        own.setLabel(getTranslation("case.decide.length.number"));
        own.setMin(1);
        own.setMax(MOST_DAYS);
        own.setStepButtonsVisible(true);
        own.addValueChangeListener(event -> chosen(new Choice.Own()));
        unit.setLabel(getTranslation("case.decide.length.unit"));
        unit.setItems(false, true);
        unit.setItemLabelGenerator(days -> getTranslation("case.decide.length." + (days ? "days" : "hours")));
        unit.setValue(true);
        unit.addValueChangeListener(event -> chosen(new Choice.Own()));
        own(false);
        add(length, own, unit);
    }

    /** Follows the chosen action. */
    void sync() {
        setVisible(draft.restricting().isPresent());
        draft.restricting().ifPresent(action -> {
            draft.proposeLength(usual(action));
            show(choices());
        });
    }

    void setInvalid(boolean invalid) {
        length.setInvalid(invalid && !own.isVisible());
        own.setInvalid(invalid && own.isVisible());
    }

    private void show(List<Choice> choices) {
        length.setItems(choices);
        var now = new Choice.Of(draft.length());
        boolean listed = choices.contains(now);
        length.setValue(listed && !own.isVisible() ? now : new Choice.Own());
        own(!listed || own.isVisible());
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        USUAL.forEach(each -> choices.add(new Choice.Of(new Length(each))));
        choices.add(new Choice.Own());
        if (draft.allowsEndless()) {
            choices.add(new Choice.Of(Length.ENDLESS));
        }
        return choices;
    }

    private void chosen(@Nullable Choice choice) {
        if (choice instanceof Choice.Of of) {
            own(false);
            draft.setLength(of.length());
        } else if (choice instanceof Choice.Own) {
            own(true);
            Integer number = own.getValue();
            draft.setLength(number == null || number < 1 || number > MOST_DAYS ? null : length(number));
        }
        setInvalid(false);
        changed.run();
    }

    private Length length(int number) {
        return new Length(unit.getValue() ? Duration.ofDays(number) : Duration.ofHours(number));
    }

    private void own(boolean visible) {
        own.setVisible(visible);
        unit.setVisible(visible);
    }

    private String label(Choice choice) {
        return switch (choice) {
            case Choice.Of of -> CaseWords.length(this, of.length().lasts());
            case Choice.Own mine -> getTranslation("case.decide.length.own");
        };
    }

    /** What is chosen at first. */
    private static Length usual(Action action) {
        return switch (action) {
            case SUSPEND -> new Length(Duration.ofDays(3));
            case KICK -> new Length(Duration.ofDays(7));
            case BAN -> Length.ENDLESS;
            default -> new Length(Duration.ofHours(24));
        };
    }
}
