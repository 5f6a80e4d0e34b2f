package org.havendesk.cases.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionChoices.Colleague;
import org.jspecify.annotations.Nullable;

/** For care: when the case comes back, and to whom it goes. */
final class DecideWhen extends Div {
    private final CaseDesk desk;
    private final DecideDraft draft;
    private final DateTimePicker time = new DateTimePicker();
    private final ComboBox<Colleague> colleague = new ComboBox<>();
    private @Nullable List<Colleague> colleagues;

    DecideWhen(CaseDesk desk) {
        this.desk = desk;
        this.draft = desk.draft();
        addClassName("decide-when");
        time.setDateAriaLabel(getTranslation("case.decide.when.date"));
        time.setTimeAriaLabel(getTranslation("case.decide.when.time"));
        time.setMin(local(desk.times().now()));
        time.setManualValidation(true);
        if (draft.waitUntil() != null) {
            time.setValue(local(draft.waitUntil()));
        }
        time.addValueChangeListener(event -> {
            draft.setWaitUntil(event.getValue() == null ? null : instant(event.getValue()));
            time.setInvalid(false);
        });
        colleague.setItemLabelGenerator(Colleague::name);
        colleague.setClearButtonVisible(true);
        colleague.addValueChangeListener(event -> draft.setColleague(
                event.getValue() == null ? null : event.getValue().accountId()));
        add(time, colleague);
    }

    /** Follows the chosen action. */
    void sync() {
        setVisible(draft.comesBack() || draft.mayNameColleague());
        time.setVisible(draft.comesBack());
        colleague.setVisible(draft.mayNameColleague());
        String key = "case.decide.when." + (draft.has(Action.FOLLOW_UP) ? "follow_up" : "contact");
        time.setLabel(getTranslation(key));
        time.setHelperText(getTranslation(key + ".help"));
        time.setRequiredIndicatorVisible(draft.has(Action.FOLLOW_UP));
        if (draft.mayNameColleague()) {
            offer(draft.has(Action.HAND_OVER));
        }
    }

    /** Shows what is wrong with the time; {@code true} where nothing is. */
    boolean check() {
        Instant chosen = draft.comesBack() ? draft.waitUntil() : null;
        boolean past = chosen != null && !chosen.isAfter(desk.times().now());
        boolean missing = draft.has(Action.FOLLOW_UP) && chosen == null;
        time.setErrorMessage(getTranslation(past ? "case.decide.when.past" : "case.decide.when.missing"));
        time.setInvalid(past || missing);
        return !past && !missing;
    }

    private void offer(boolean leads) {
        if (colleagues == null) {
            colleagues = desk.colleagues();
        }
        List<Colleague> offered =
                leads ? colleagues.stream().filter(Colleague::lead).toList() : colleagues;
        colleague.setLabel(getTranslation(leads ? "case.decide.colleague.lead" : "case.decide.colleague.follow_up"));
        colleague.setHelperText(
                getTranslation(leads ? "case.decide.colleague.lead.help" : "case.decide.colleague.follow_up.help"));
        colleague.setItems(offered);
        offered.stream()
                .filter(each -> Long.valueOf(each.accountId()).equals(draft.colleague()))
                .findFirst()
                .ifPresent(colleague::setValue);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, desk.times().zone()).withSecond(0).withNano(0);
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(desk.times().zone()).toInstant();
    }
}
