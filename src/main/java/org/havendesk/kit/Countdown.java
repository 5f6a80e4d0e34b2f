package org.havendesk.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/** Time running out, drawn by the browser alone; tells the server once, when it is over. */
@Tag("haven-countdown")
@JsModule("./countdown.ts")
public class Countdown extends Component implements HasStyle {
    private long endsAtNanos;

    /** How the time is written. */
    public enum Format {
        /** {@code 9:42} */
        CLOCK,
        /** {@code 10} */
        SECONDS
    }

    /** The time is over. */
    @DomEvent("countdown-over")
    public static class Over extends ComponentEvent<Countdown> {
        public Over(Countdown source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    public Countdown(Duration remaining, Format format) {
        getElement().setAttribute("format", format.name().toLowerCase());
        setRemaining(remaining);
    }

    /** Draws the share of {@code total} that is left as a bar under the words. */
    public Countdown withBar(Duration total) {
        getElement().setAttribute("total-ms", Long.toString(total.toMillis()));
        getElement().setAttribute("bar", true);
        return this;
    }

    /** Starts again from here. */
    public void setRemaining(Duration remaining) {
        endsAtNanos = System.nanoTime() + remaining.toNanos();
        getElement().setAttribute("remaining-ms", Long.toString(Math.max(0, remaining.toMillis())));
        if (isAttached()) {
            getElement().callJsFunction("restart", leftMillis());
        }
    }

    public Registration addOverListener(ComponentEventListener<Over> listener) {
        return addListener(Over.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().callJsFunction("restart", leftMillis()); // an element that comes back has lost time meanwhile
    }

    private double leftMillis() {
        return Math.max(0, (endsAtNanos - System.nanoTime()) / 1_000_000);
    }
}
