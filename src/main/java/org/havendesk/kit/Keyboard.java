package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Collection;
import java.util.function.Consumer;

/** Hears keys anywhere on the page, except while somebody types; one word to the server for each. */
@Tag("haven-keyboard")
@JsModule("./keyboard.ts")
public class Keyboard extends Component {

    /** A key was pressed. */
    @DomEvent("haven-key")
    public static class Pressed extends ComponentEvent<Keyboard> {
        private final String name;

        public Pressed(Keyboard source, boolean fromClient, @EventData("event.detail") String name) {
            super(source, fromClient);
            this.name = name;
        }
    }

    public Keyboard(Consumer<Key> onKey) {
        addListener(Pressed.class, event -> Key.ofBrowserName(event.name).ifPresent(onKey));
    }

    /** Hears these from now on, and no others. */
    public void listenTo(Collection<Key> keys) {
        getElement().setPropertyList("keys", keys.stream().map(Key::browserName).toList());
    }

    /** Switches all single keys on or off for this browser. */
    public void switchOff(boolean off) {
        getElement().callJsFunction("switchOff", off);
    }
}
