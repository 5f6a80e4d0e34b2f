package org.havendesk.kit;

import com.vaadin.flow.component.Component;

/** A view with a title bar of its own: it stands above the content while the view is shown. */
public interface HasNavbar {

    /** The parts of the bar, from the start; asked once, when the view is shown. The first is its {@code H1}. */
    Component[] navbar();
}
