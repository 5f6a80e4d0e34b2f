package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import org.havendesk.settings.InvalidSetting;

/** The fields of one kind of setting. */
interface Editor<T> {

    /** The fields; always the same component. */
    Component component();

    /** Fills the fields; what stood in them is gone. */
    void show(T value);

    /** What stands in the fields; {@link InvalidSetting} where that cannot be, with the place marked. */
    T value();
}
