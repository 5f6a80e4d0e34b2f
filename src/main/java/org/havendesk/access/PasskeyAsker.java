package org.havendesk.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/** The way from a page to the browser's passkeys; shows nothing by itself. */
@Tag("haven-passkey")
@JsModule("./passkey.ts")
public class PasskeyAsker extends Component {

    /**
     * Has the browser make a passkey.
     *
     * @param question as JSON
     * @param answered hears the answer as JSON
     * @param nothing is run where the person gave up, or the browser has none to offer
     */
    public void create(String question, Consumer<String> answered, Runnable nothing) {
        call("create", question, answered, nothing);
    }

    /** Has the browser show one of its passkeys; as {@link #create}. */
    public void get(String question, Consumer<String> answered, Runnable nothing) {
        call("get", question, answered, nothing);
    }

    private void call(String what, String question, Consumer<String> answered, Runnable nothing) {
        getElement().callJsFunction(what, question).then(String.class, answer -> {
            if (answer == null || answer.isEmpty()) {
                nothing.run();
            } else {
                answered.accept(answer);
            }
        });
    }
}
