package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A figure and its range on a thin line; repeats for the eye what is written above it. */
@Tag("haven-range")
@JsModule("./range.ts")
final class Range extends Component implements HasStyle {

    /** Without a figure: the line alone. */
    Range() {}

    /** @param at as shares of the scale, 0 to 1, like {@code low} and {@code high} */
    Range(double low, double at, double high) {
        getElement().setProperty("low", low);
        getElement().setProperty("at", at);
        getElement().setProperty("high", high);
    }
}
