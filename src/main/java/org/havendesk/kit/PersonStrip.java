package org.havendesk.kit;

import com.vaadin.flow.component.Component;

/** A strip above a page that speaks to the person who is signed in. It follows events by itself, and hides while it has nothing to say. */
public interface PersonStrip {
    Component create();
}
