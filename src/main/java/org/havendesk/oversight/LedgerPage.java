package org.havendesk.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries, the newest first.
 *
 * @param older where the next page begins: behind this entry; null where there is none
 */
public record LedgerPage(List<LedgerLine> lines, @Nullable Long older) {
    public LedgerPage {
        lines = List.copyOf(lines);
    }
}
