package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.care.Protocol.Choice;
import org.havendesk.care.Protocol.Question;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.CareRun.Answer;

/** Questions to oneself about the member; each answer is kept at once. */
final class CareQuestions extends CareStep {
    private final Map<String, RadioButtonGroup<Choice>> choices = new HashMap<>();
    private final Map<String, TextField> fields = new HashMap<>();

    CareQuestions(CareDesk care, Step step) {
        super(care, step);
        var list = box("care-card");
        step.questions().forEach(question -> list.add(field(question)));
        list.add(foot("care.go_on", "arrow", this::goOn));
        add(list);
    }

    @Override
    void follow() {
        Map<String, Answer> answers = run().answers();
        choices.forEach((key, group) -> {
            Answer answer = answers.get(key);
            group.setValue(answer == null ? null : find(group, answer.words()));
        });
        fields.forEach((key, field) -> {
            if (answers.containsKey(key)) {
                field.setValue(answers.get(key).words());
            }
        });
    }

    private Component field(Question question) {
        if (question.choices().isEmpty()) {
            var field = new TextField(question.name());
            field.addValueChangeListener(event -> {
                if (event.isFromClient() && !event.getValue().isBlank()) {
                    care.answer(step.key(), question.key(), event.getValue());
                }
            });
            fields.put(question.key(), field);
            return field;
        }
        var group = new RadioButtonGroup<Choice>(question.name());
        group.setItems(question.choices());
        group.setItemLabelGenerator(Choice::name);
        group.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                care.answer(step.key(), question.key(), event.getValue().key());
            }
        });
        choices.put(question.key(), group);
        return group;
    }

    private static Choice find(RadioButtonGroup<Choice> group, String key) {
        List<Choice> offered = group.getListDataView().getItems().toList();
        return offered.stream().filter(c -> c.key().equals(key)).findFirst().orElse(null);
    }
}
