package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.server.VaadinRequest;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * A plain form with plain fields: nothing of what is typed reaches the server before it is posted, and never the state of
 * a component.
 */
@Tag("form")
class SignInForm extends HtmlContainer {

    /** A field as the browser knows it. */
    @Tag("input")
    private static final class Field extends Component {
        Field(String name, String type) {
            setId(name);
            getElement().setAttribute("name", name).setAttribute("type", type);
        }

        Field with(String attribute, String value) {
            getElement().setAttribute(attribute, value);
            return this;
        }
    }

    /** @param action where it is posted, below the console's address */
    SignInForm(String action, Component... parts) {
        super(parts);
        getElement().setAttribute("method", "post").setAttribute("action", action);
        var request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            add(new Field(token.getParameterName(), "hidden").with("value", token.getToken()));
        }
    }

    /** A field that only scripts fill. */
    static Component hidden(String name) {
        return new Field(name, "hidden");
    }

    /** For the code of an app, or one of paper. */
    static Div code(String label) {
        var field = new Field("code", "text")
                .with("autocomplete", "one-time-code")
                .with("autocapitalize", "characters")
                .with("spellcheck", "false");
        field.addAttachListener(event -> field.getElement().executeJs("this.focus()"));
        return labelled(label, field);
    }

    static Div username(String label) {
        var field = new Field("username", "text")
                .with("autocomplete", "username")
                .with("autocapitalize", "none")
                .with("spellcheck", "false");
        field.addAttachListener(
                event -> field.getElement().executeJs("this.focus()")); // autofocus is for first pages only
        return labelled(label, field);
    }

    static Div password(String label, String show) {
        var field = new Field("password", "password").with("autocomplete", "current-password");
        var eye = new NativeButton();
        eye.add(icon("eye"));
        eye.setAriaLabel(show);
        eye.getElement().setAttribute("type", "button").setAttribute("aria-pressed", "false");
        eye.addClassName("reveal");
        eye.addAttachListener(event -> eye.getElement().executeJs("""
                this.onclick = () => {
                  const shown = $0.type === 'text';
                  $0.type = shown ? 'password' : 'text';
                  this.setAttribute('aria-pressed', String(!shown));
                }""", field.getElement()));
        return labelled(label, field, eye);
    }

    private static Div labelled(String words, Field field, Component... inside) {
        var label = new NativeLabel(words);
        label.setFor(field.getId().orElseThrow());
        field.with("required", "");
        var well = box("input", field);
        well.add(inside);
        return box("field", label, well);
    }
}
