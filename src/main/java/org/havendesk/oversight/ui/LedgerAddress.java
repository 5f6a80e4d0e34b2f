package org.havendesk.oversight.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.oversight.LedgerFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the ledger's page says.
 *
 * @param after the page begins behind this entry; null for the newest
 * @param entry the one whose details are shown, if any
 */
record LedgerAddress(
        LedgerFilter filter, @Nullable Long after, @Nullable Long entry) {
    static final String PATH = "ledger";

    static LedgerAddress of(LedgerFilter filter) {
        return new LedgerAddress(filter, null, null);
    }

    /** Reads an address; what makes no sense is left out. */
    static LedgerAddress of(QueryParameters parameters) {
        return new LedgerAddress(
                LedgerFilter.of(parameters.getParameters()), number(parameters, "after"), number(parameters, "entry"));
    }

    LedgerAddress withEntry(@Nullable Long value) {
        return new LedgerAddress(filter, after, value);
    }

    LedgerAddress withAfter(@Nullable Long value) {
        return new LedgerAddress(filter, value, null);
    }

    /** Whether the other shows the same lines. */
    boolean hasLinesOf(@Nullable LedgerAddress other) {
        return other != null && withEntry(null).equals(other.withEntry(null));
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filter.parameters());
        if (after != null) {
            parameters.put("after", List.of(after.toString()));
        }
        if (entry != null) {
            parameters.put("entry", List.of(entry.toString()));
        }
        return new QueryParameters(parameters);
    }

    /** The page at this address. */
    String page() {
        return new Location(PATH, parameters()).getPathWithQueryParameters();
    }

    /** The whole filter as a file. */
    String file() {
        return new Location("export/ledger.csv", new QueryParameters(filter.parameters())).getPathWithQueryParameters();
    }

    private static @Nullable Long number(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }
}
