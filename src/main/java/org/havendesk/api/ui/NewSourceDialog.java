package org.havendesk.api.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.api.Example;
import org.havendesk.api.Scope;
import org.havendesk.api.Secrets;
import org.havendesk.api.Sources;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lets a source in: asks for its name and what it may send, then shows its secrets, this once. */
class NewSourceDialog extends Dialog {
    private static final String COPY = "return navigator.clipboard.writeText($0).then(() => true, () => false)";

    private final Sources sources;
    private final Person person;
    private final String publicUrl;
    private final TextField name = new TextField(getTranslation("source.name"));
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>(getTranslation("source.scopes"));

    /**
     * @param publicUrl where others reach the console; empty: as this page was reached
     * @param done hears when there is one more
     */
    NewSourceDialog(Sources sources, Person person, String publicUrl, Runnable done) {
        this.sources = sources;
        this.person = person;
        this.publicUrl = publicUrl;
        setHeaderTitle(getTranslation("source.new"));
        addClassNames("reason-dialog", "source-dialog");
        name.setMaxLength(Sources.LONGEST_NAME);
        name.setManualValidation(true);
        name.setAutofocus(true);
        name.addValueChangeListener(event -> name.setInvalid(false));
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(scope -> getTranslation("source.scope." + scope.key()));
        scopes.setManualValidation(true);
        scopes.addValueChangeListener(event -> scopes.setInvalid(false));
        add(box("dialog-body", name, scopes));
        var make = new Button(getTranslation("source.make"), event -> make(done));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reason.cancel"), event -> close()), make);
    }

    private void make(Runnable done) {
        String called = name.getValue().strip();
        Set<Scope> chosen = scopes.getValue();
        refuse(name, called.isEmpty(), "source.name.missing");
        scopes.setErrorMessage(getTranslation("source.scopes.missing"));
        scopes.setInvalid(chosen.isEmpty());
        if (called.isEmpty() || chosen.isEmpty()) {
            return;
        }
        sources.make(called, chosen, person)
                .ifPresentOrElse(
                        secrets -> {
                            done.run();
                            show(secrets, chosen);
                        },
                        () -> refuse(name, true, "source.name.taken"));
    }

    private void refuse(TextField field, boolean wrong, String why) {
        field.setErrorMessage(getTranslation(why, field.getValue().strip()));
        field.setInvalid(wrong);
    }

    private void show(Secrets secrets, Set<Scope> chosen) {
        removeAll();
        getFooter().removeAll();
        setCloseOnOutsideClick(false); // what is lost here cannot be shown again
        setCloseOnEsc(false);
        setHeaderTitle(getTranslation("source.once.title", name.getValue().strip()));
        var body = box(
                "dialog-body",
                box("notice", icon("info"), text(getTranslation("source.once"))),
                secret("source.token", secrets.token()),
                secret("source.signing-secret", secrets.signingSecret()));
        if (chosen.contains(Scope.REPORTS)) {
            body.add(example(Example.script(url(), secrets)));
        }
        add(body);
        var close = new Button(getTranslation("source.copied-all"), event -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private TextField secret(String label, String value) {
        var field = new TextField(getTranslation(label));
        field.setValue(value);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setSuffixComponent(copy(getTranslation("source.copy", getTranslation(label)), value));
        return field;
    }

    private TextArea example(String script) {
        var area = new TextArea(getTranslation("source.example"));
        area.setHelperText(getTranslation("source.example.help"));
        area.setValue(script);
        area.setReadOnly(true);
        area.setMaxRows(9);
        area.addClassName("source-example");
        area.setSuffixComponent(copy(getTranslation("source.copy", getTranslation("source.example")), script));
        return area;
    }

    private Button copy(String label, String words) {
        var copy = new Button(getTranslation("source.copy.word"));
        copy.setAriaLabel(label);
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.addClassName("small-button");
        copy.addClickListener(event -> copy.getElement()
                .executeJs(COPY, words)
                .then(
                        Boolean.class,
                        copied -> copy.setText(getTranslation(copied ? "source.copy.done" : "source.copy.refused"))));
        return copy;
    }

    private String url() {
        return publicUrl.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(VaadinServletRequest.getCurrent())
                        .build()
                        .toUriString()
                : publicUrl.replaceAll("/+$", "");
    }
}
