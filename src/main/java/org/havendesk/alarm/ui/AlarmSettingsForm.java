package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.kit.ChangeDialog;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.Contact;
import org.havendesk.settings.AlarmSettings.OnCall;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.Change;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Template;
import org.havendesk.settings.Version;
import org.jspecify.annotations.Nullable;

/** Who is told of alarms, and how often. What changes is shown before it is saved. */
class AlarmSettingsForm extends Div {
    private static final String USE = "auto_signpost";

    private final Settings settings;
    private final Person person;
    private final OrderedList chain = new OrderedList();
    private final WebhookList webhooks = new WebhookList();
    private final IntegerField repeat = new IntegerField();
    private final IntegerField unacknowledged = new IntegerField();
    private final Checkbox signpost = new Checkbox();
    private final Select<Template> template = new Select<>();
    private final TextArea helplines = new TextArea();
    private final TextField operator = new TextField();
    private final TextField operatorPhone = new TextField();
    private final Paragraph refused = new Paragraph();
    private final Div nobody = box("notice late");
    private @Nullable Version<AlarmSettings> basis;

    AlarmSettingsForm(Settings settings, Person person) {
        this.settings = settings;
        this.person = person;
        addClassName("alarm-form");
        nobody.add(icon("bell"), text(getTranslation("alarm.nobody-outside")));
        nobody.getElement().setAttribute("role", "note");
        chain.addClassNames("plain-list", "alarm-list");
        repeat.setLabel(getTranslation("alarm.repeat"));
        unacknowledged.setLabel(getTranslation("alarm.unacknowledged"));
        unacknowledged.setHelperText(getTranslation("alarm.unacknowledged.help"));
        repeat.setManualValidation(true);
        unacknowledged.setManualValidation(true);
        signpost.setLabel(getTranslation("alarm.signpost"));
        template.setLabel(getTranslation("alarm.signpost.template"));
        template.setItemLabelGenerator(Template::name);
        helplines.setLabel(getTranslation("alarm.signpost.helplines"));
        helplines.setHelperText(getTranslation("alarm.signpost.helplines.help"));
        operator.setLabel(getTranslation("alarm.operator.name"));
        operatorPhone.setLabel(getTranslation("alarm.operator.phone"));
        operatorPhone.setManualValidation(true);
        refused.addClassName("late");
        refused.getElement().setAttribute("role", "alert");
        Button addPerson = button(getTranslation("alarm.chain.add"), "users", null);
        addPerson.addClickListener(event -> addRow(null));
        Button save = button(getTranslation("alarm.save"), null, null);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(event -> review());
        add(
                nobody,
                card("alarm.chain", new Paragraph(getTranslation("alarm.chain.sentence")), chain, addPerson),
                card("alarm.webhooks", new Paragraph(getTranslation("alarm.webhooks.sentence")), webhooks),
                card("alarm.times", box("alarm-fields", repeat, unacknowledged)),
                card("alarm.signpost.title", signpost, template, helplines),
                card(
                        "alarm.operator",
                        new Paragraph(getTranslation("alarm.operator.sentence")),
                        box("alarm-fields", operator, operatorPhone)),
                refused,
                box("row", save));
    }

    /** Shows what is in force. */
    void read() {
        var newest = settings.newest(Kinds.ALARMS);
        basis = newest;
        AlarmSettings value = newest.value();
        nobody.setVisible(!value.tellsAnybody());
        chain.removeAll();
        value.chain().forEach(this::addRow);
        webhooks.setValue(value.webhooks());
        repeat.setValue(value.repeatMinutes());
        unacknowledged.setValue(value.unacknowledgedMinutes());
        signpost.setValue(value.signpost().on());
        List<Template> templates =
                settings.newest(Kinds.TEMPLATES).value().of(USE, null).stream().toList();
        template.setItems(templates);
        templates.stream()
                .filter(t -> Objects.equals(t.key(), value.signpost().template()))
                .findFirst()
                .or(() -> templates.stream().findFirst())
                .ifPresent(template::setValue);
        helplines.setValue(Optional.ofNullable(value.signpost().helplines()).orElse(""));
        Contact contact = value.operator();
        operator.setValue(contact == null ? "" : contact.name());
        operatorPhone.setValue(contact == null ? "" : contact.phone());
    }

    private void review() {
        refused.setText("");
        Version<AlarmSettings> from = Objects.requireNonNull(basis);
        value().ifPresent(value -> {
            List<Change> changes = Settings.changes(Kinds.ALARMS, from.value(), value);
            if (changes.isEmpty()) {
                refused.setText(getTranslation("alarm.unchanged"));
            } else {
                new ChangeDialog(AlarmChanges.lines(this, changes), reason -> save(from, value, reason)).open();
            }
        });
    }

    private void save(Version<AlarmSettings> from, AlarmSettings value, @Nullable String reason) {
        switch (settings.save(Kinds.ALARMS, from.number(), value, reason, person)) {
            case Saved.Done done -> read();
            case Saved.Unchanged same -> read();
            case Saved.Stale stale -> refused.setText(getTranslation("alarm.stale", stale.madeBy()));
        }
    }

    /** What the fields say; empty, with what is wrong marked, where it cannot be saved. */
    private Optional<AlarmSettings> value() {
        List<Optional<OnCall>> people = rows().map(OnCallRow::value).toList();
        boolean fine = people.stream().allMatch(Optional::isPresent);
        fine &= minutes(repeat, false);
        fine &= minutes(unacknowledged, true);
        fine &= markPhone(
                operator.getValue().isBlank() == operatorPhone.getValue().isBlank());
        if (!fine) {
            refused.setText(getTranslation("alarm.wrong"));
            return Optional.empty();
        }
        try {
            return Optional.of(new AlarmSettings(
                    people.stream().map(Optional::orElseThrow).toList(),
                    webhooks.value(),
                    repeat.getValue(),
                    unacknowledged.getValue(),
                    new Signpost(
                            signpost.getValue(),
                            template.getValue() == null
                                    ? null
                                    : template.getValue().key(),
                            helplines.getValue()),
                    operator.getValue().isBlank()
                            ? null
                            : new Contact(
                                    operator.getValue().strip(),
                                    operatorPhone.getValue().strip())));
        } catch (IllegalArgumentException e) {
            refused.setText(getTranslation("alarm.refused", e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean minutes(IntegerField field, boolean optional) {
        Integer value = field.getValue();
        boolean fine = value == null ? optional : value >= 1 && value <= 24 * 60;
        field.setErrorMessage(getTranslation("alarm.minutes.wrong"));
        field.setInvalid(!fine);
        return fine;
    }

    private boolean markPhone(boolean fine) {
        operatorPhone.setErrorMessage(getTranslation("alarm.operator.missing"));
        operatorPhone.setInvalid(!fine);
        return fine;
    }

    private void addRow(@Nullable OnCall onCall) {
        Map<String, Long> accounts =
                onCall == null || onCall.account() == null ? Map.of() : Map.of(onCall.name(), onCall.account());
        chain.add(new OnCallRow(onCall, accounts, this::up, chain::remove));
    }

    private void up(OnCallRow row) {
        int place = chain.indexOf(row);
        if (place > 0) {
            chain.remove(row);
            chain.addComponentAtIndex(place - 1, row);
        }
    }

    private Stream<OnCallRow> rows() {
        return chain.getChildren().filter(OnCallRow.class::isInstance).map(OnCallRow.class::cast);
    }

    private Div card(String title, Component... parts) {
        var card = box("alarm-card", new H3(getTranslation(title)));
        card.add(parts);
        return card;
    }
}
