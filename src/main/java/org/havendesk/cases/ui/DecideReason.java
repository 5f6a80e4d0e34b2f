package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.Action;

/** Why, for colleagues: own words, or one of the short reasons that come up again and again. */
final class DecideReason extends Div {
    private static final int LONGEST = 1000;

    private final DecideDraft draft;
    private final TextArea reason = new TextArea();
    private final Div shorts = box("row short-reasons");

    /** @param written is run after each change of the words */
    DecideReason(DecideDraft draft, Runnable written) {
        this.draft = draft;
        addClassName("decide-reason");
        reason.setLabel(getTranslation("case.decide.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setErrorMessage(getTranslation("case.decide.reason.missing"));
        reason.setMaxLength(LONGEST);
        reason.setMinRows(2);
        reason.setManualValidation(true);
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.addValueChangeListener(event -> {
            draft.setReason(event.getValue());
            reason.setInvalid(false);
            if (event.isFromClient()) {
                written.run();
            }
        });
        shorts.getElement().setAttribute("role", "group");
        shorts.getElement().setAttribute("aria-label", getTranslation("case.decide.shorts"));
        add(reason, shorts);
    }

    /** Follows the chosen actions. For "no action" the usual reason stands there already. */
    void sync() {
        List<String> offered = draft.has(Action.NO_ACTION) ? shorts() : List.of();
        draft.proposeReason(offered.isEmpty() ? null : offered.getFirst());
        reason.setValue(draft.reason());
        shorts.removeAll();
        shorts.setVisible(!offered.isEmpty());
        offered.forEach(each -> {
            var button = new Button(each, event -> reason.setValue(each));
            button.addClassName("small-button");
            shorts.add(button);
        });
    }

    void setInvalid(boolean invalid) {
        reason.setInvalid(invalid);
    }

    void focus() {
        reason.focus();
    }

    private List<String> shorts() {
        return Stream.of("fine", "context", "settled", "report")
                .map(key -> getTranslation("case.decide.short." + key))
                .toList();
    }
}
