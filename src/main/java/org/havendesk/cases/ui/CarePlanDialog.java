package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.havendesk.care.SafetyPlan;
import org.havendesk.care.SafetyPlan.Section;
import org.havendesk.cases.Action;
import org.havendesk.settings.Template;

/** The safety plan, section by section: kept as a new version, and sent to the member when they want it. */
final class CarePlanDialog extends Dialog {
    private static final int LONGEST = 600;

    private final CareDesk care;
    private final Map<Section, TextArea> fields = new EnumMap<>(Section.class);
    private final Span empty = text("", "late");

    CarePlanDialog(CareDesk care) {
        this.care = care;
        setHeaderTitle(getTranslation(
                "care.plan.title", CaseWords.subject(this, care.desk().file().row())));
        addClassNames("reason-dialog", "care-plan");
        empty.getElement().setAttribute("role", "alert");
        var body = box("dialog-body", new Paragraph(getTranslation("care.plan.sentence")));
        for (Section section : Section.values()) {
            var field = new TextArea(getTranslation("care.plan." + section.key()));
            field.setMaxLength(LONGEST);
            field.setMinRows(2);
            Optional.ofNullable(care.run().plan())
                    .map(kept -> kept.plan().sections().get(section))
                    .ifPresent(field::setValue);
            fields.put(section, field);
            body.add(field);
        }
        body.add(empty);
        add(body);
        var keep = new Button(getTranslation("care.plan.keep"), event -> keep());
        var send = new Button(getTranslation("care.plan.send"), event -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setVisible(care.desk().offers(Action.SAFETY_PLAN));
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), keep, send);
    }

    private void keep() {
        written().filter(care::savePlan).ifPresent(plan -> close());
    }

    private void send() {
        written().filter(care::savePlan).ifPresent(plan -> {
            Template template =
                    care.templates(Action.SAFETY_PLAN).stream().findFirst().orElse(null);
            String words = care.words(this, Action.SAFETY_PLAN, template, Map.of("plan", plan.words()));
            if (care.decide(Action.SAFETY_PLAN, getTranslation("care.plan.reason"), words, template, null, null)) {
                close();
            }
        });
    }

    private Optional<SafetyPlan> written() {
        Map<Section, String> words = new EnumMap<>(Section.class);
        fields.forEach((section, field) -> words.put(section, field.getValue()));
        boolean nothing = words.values().stream().allMatch(String::isBlank);
        empty.setText(nothing ? getTranslation("care.plan.empty") : "");
        return nothing ? Optional.empty() : Optional.of(new SafetyPlan(words));
    }
}
