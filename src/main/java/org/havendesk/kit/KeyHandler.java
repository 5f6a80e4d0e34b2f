package org.havendesk.kit;

import java.util.Set;

/** A view that takes keys while it is shown. */
public interface KeyHandler {

    /** The keys that do something here now; asked when the view is shown. */
    Set<Key> keys();

    /** Acts on a key of {@link #keys()}; {@code false} where there is nothing to do now. */
    boolean onKey(Key key);
}
