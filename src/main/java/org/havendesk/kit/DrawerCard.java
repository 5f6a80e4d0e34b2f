package org.havendesk.kit;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A card at the foot of the drawer, about the person who is signed in. */
public interface DrawerCard {

    /** The card as of now; empty where there is nothing to say. Never fails. */
    Optional<Component> card();

    /** Calls {@code listener} on another thread when the card may have changed, until the returned handle is run. */
    Runnable whenChanged(Runnable listener);
}
