package org.havendesk.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a room puts into the main navigation of the person who is signed in. */
public interface MenuEntries {

    /**
     * A place to go.
     *
     * @param label the bundle's key of its name
     * @param path with its query, without a leading slash
     * @param below the first part of the addresses of pages that belong to this place, {@code cases} for
     *     {@code cases/1002}
     * @param order where it stands, over all rooms: 10 queue, 20 own cases, 30 my day, 40 approvals, 50 team, 58 accounts, 65 helplines,
     *     70 alarms; 110 protocols, 120 rota, 130 settings, 140 sources; from 200 on the
     *     dashboards of program leads; 210 ledger, 220 system health. On phones the bar below shows the first four
     * @param group the bundle's key of the heading under which it stands, or null
     */
    record Entry(
            String label,
            String icon,
            String path,
            String below,
            int order,
            @Nullable String group) {
        /** The heading over what shapes the work: protocols, rota, settings. */
        public static final String STANDARDS = "shell.standards";

        /** The heading over what is looked back on: the ledger. */
        public static final String OVERSIGHT = "shell.oversight";

        public Entry(String label, String icon, String path, String below, int order) {
            this(label, icon, path, below, order, null);
        }
    }

    /** In any order; empty where the person has nothing to do there. */
    List<Entry> entries();

    /** The numbers beside the entries, by path; an entry may have none. Never fails. */
    default Map<String, Integer> counts() {
        return Map.of();
    }

    /** Calls {@code listener} on another thread when the counts may have changed, until the returned handle is run. */
    default Runnable whenChanged(Runnable listener) {
        return () -> {};
    }

    /** The entries of all rooms as they stand in the navigation. */
    static List<Entry> inOrder(Stream<MenuEntries> rooms) {
        return rooms.flatMap(room -> room.entries().stream())
                .sorted(Comparator.comparingInt(Entry::order))
                .toList();
    }
}
