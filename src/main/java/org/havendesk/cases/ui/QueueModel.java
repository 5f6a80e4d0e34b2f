package org.havendesk.cases.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseQueue;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.QueueCounts;
import org.havendesk.cases.QueueCursor;
import org.havendesk.cases.QueueFilter;
import org.havendesk.cases.QueuePage;
import org.havendesk.cases.QueueRow;
import org.jspecify.annotations.Nullable;

/**
 * The page of the queue that is shown: its rows in the order in which they were read, which never changes until it is read
 * anew, and the numbers around it, which do.
 */
class QueueModel {
    private final CaseQueue queue;
    private final Person reader;
    private QueueAddress address = QueueAddress.of(QueueFilter.ALL);
    private List<QueueRow> rows = new ArrayList<>();
    private @Nullable QueueCursor next;
    private QueueCounts counts = QueueCounts.NONE;
    private int total;
    private int arrived;
    private Instant readAt = Instant.EPOCH;
    private long readNanos;

    QueueModel(CaseQueue queue, Person reader) {
        this.queue = queue;
        this.reader = reader;
    }

    /** Reads the page of an address. */
    void read(QueueAddress where) {
        address = where;
        QueuePage page = queue.page(where.filter(), where.after(), reader);
        rows = new ArrayList<>(page.rows());
        next = page.next();
        counts = queue.counts(where.filter(), reader);
        total = counts.arrived();
        arrived = 0;
        readAt = rows.isEmpty() ? Instant.now() : rows.getFirst().readAt();
        readNanos = System.nanoTime();
    }

    /**
     * Brings rows that are shown up to date where they stand, and the numbers. A case that is not open any more stays as a
     * closed row until the page is read anew.
     *
     * @param changed the cases to look at; empty for all
     */
    void refresh(Collection<Long> changed) {
        counts = queue.counts(address.filter(), readAt, reader);
        arrived = counts.arrived();
        Set<Long> shown = Set.copyOf(rows.stream()
                .map(QueueRow::caseId)
                .filter(id -> changed.isEmpty() || changed.contains(id))
                .toList());
        if (shown.isEmpty()) {
            return;
        }
        List<QueueRow> fresh = queue.rows(shown, reader);
        rows.replaceAll(row -> shown.contains(row.caseId())
                ? fresh.stream()
                        .filter(f -> f.caseId() == row.caseId())
                        .findFirst()
                        .orElseGet(() -> as(row, CaseState.CLOSED, null, row.readAt()))
                : row);
    }

    /** The rows as of now: a row's times move, its place does not. */
    List<QueueRow> rows() {
        Instant now = now();
        return rows.stream()
                .map(row -> as(row, row.state(), holder(row, now), now))
                .toList();
    }

    /** Now, by the database's clock. */
    Instant now() {
        return readAt.plus(Duration.ofNanos(System.nanoTime() - readNanos));
    }

    QueueAddress address() {
        return address;
    }

    QueueCounts counts() {
        return counts;
    }

    /** How many cases the filter holds in all. */
    int total() {
        return total;
    }

    /** How many cases of the filter became open since the page was read. */
    int arrived() {
        return arrived;
    }

    /** The address of the following page, null on the last. */
    @Nullable
    QueueAddress nextPage() {
        return next == null ? null : address.next(next, rows.size());
    }

    /** The row in hand: the address's, else the first. */
    Optional<QueueRow> inHand() {
        return rows().stream()
                .filter(row -> address.caseId() == null || row.caseId() == address.caseId())
                .findFirst()
                .or(() -> rows().stream().findFirst());
    }

    /** Takes the row in hand that stands so many rows further on, at most to the end of the page. */
    Optional<QueueRow> move(int steps) {
        int from = inHand().map(row -> index(row.caseId())).orElse(-1);
        if (from < 0) {
            return Optional.empty();
        }
        take(rows.get(Math.clamp(from + steps, 0, rows.size() - 1)).caseId());
        return inHand();
    }

    void take(long caseId) {
        address = address.withCase(caseId);
    }

    int index(long caseId) {
        return rows.stream().map(QueueRow::caseId).toList().indexOf(caseId);
    }

    private static QueueRow.@Nullable Holder holder(QueueRow row, Instant now) {
        return row.holder() != null && row.holder().until().isAfter(now) ? row.holder() : null;
    }

    private static QueueRow as(QueueRow row, CaseState state, QueueRow.@Nullable Holder holder, Instant readAt) {
        return new QueueRow(
                row.caseId(),
                row.tier(),
                row.band(),
                row.path(),
                state,
                row.category(),
                row.needsSorting(),
                row.lateArrival(),
                row.raisedFrom(),
                row.alias(),
                row.roomName(),
                row.program(),
                row.reports(),
                row.reporters(),
                row.reportedAt(),
                row.clockFrom(),
                row.dueAt(),
                row.waitingFor(),
                row.waitingUntil(),
                holder,
                row.leftToOthers(),
                readAt);
    }
}
