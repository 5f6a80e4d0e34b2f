package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Notices that a person is really there: keys, pointer or scrolling, never a timer. */
@Tag("haven-activity")
@JsModule("./activity.ts")
public final class Activity extends Component {

    /** Somebody did something by hand. */
    @DomEvent("haven-activity")
    public static class Noticed extends ComponentEvent<Activity> {
        public Noticed(Activity source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    private Activity(Runnable act) {
        addListener(Noticed.class, event -> act.run());
    }

    /** Runs {@code act} for what a person does inside {@code place}, at most once every 20 seconds. */
    public static void on(Component place, Runnable act) {
        place.getElement().appendChild(new Activity(act).getElement());
    }
}
