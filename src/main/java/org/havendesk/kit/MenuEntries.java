package org.havendesk.kit;

import java.util.List;
import java.util.Map;

/** What a room puts into the main navigation of the person who is signed in. */
public interface MenuEntries {

    /**
     * A place to go.
     *
     * @param label the bundle's key of its name
     * @param path with its query, without a leading slash
     * @param below the first part of the addresses of pages that belong to this place, {@code cases} for
     *     {@code cases/1002}
     */
    record Entry(String label, String icon, String path, String below) {}

    /** In their order; empty where the person has nothing to do there. */
    List<Entry> entries();

    /** The numbers beside the entries, by path; an entry may have none. Never fails. */
    Map<String, Integer> counts();

    /** Calls {@code listener} on another thread when the counts may have changed, until the returned handle is run. */
    Runnable whenChanged(Runnable listener);
}
