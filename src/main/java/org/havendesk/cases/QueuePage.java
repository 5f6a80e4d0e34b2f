package org.havendesk.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param next where the following page starts, null on the last
 */
public record QueuePage(List<QueueRow> rows, @Nullable QueueCursor next) {
    public static final int SIZE = 50;

    public QueuePage {
        rows = List.copyOf(rows);
    }
}
