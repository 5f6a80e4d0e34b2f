package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Location;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.havendesk.access.Person;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.TimeLeft;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;

/**
 * What the cells of a row say, by the names that the templates use.
 *
 * @param part in whose language
 * @param where the address, whose filter goes along to the case
 */
record QueueRowWords(Component part, WhyFirst why, Person reader, Supplier<QueueAddress> where) {

    private static final String LEASE = "lease";

    Map<String, ValueProvider<QueueRow, ?>> properties() {
        Map<String, ValueProvider<QueueRow, ?>> cells = new LinkedHashMap<>();
        cells.put("tier", row -> row.tier().key());
        cells.put("tierIcon", row -> icon(row.tier()));
        cells.put("tierWord", row -> say("tier." + row.tier().key()));
        cells.put("late", QueueRow::isOverdue);
        cells.put("due", row -> TimeLeft.of(row.left()).in(part));
        cells.put("used", row -> Math.rint(100 * row.used()) / 100); // finer steps cannot be seen
        cells.put("usedLabel", row -> say("queue.used"));
        cells.put("at", row -> why.time(row.dueAt(), row.readAt()));
        cells.put("path", row -> say("path." + row.path().key()));
        cells.put("pathIcon", row -> row.path() == CasePath.CARE ? "heart" : "scale");
        cells.put("href", this::href);
        cells.put("title", row -> QueueWords.category(part, row.category()));
        cells.put("why", row -> why.of(row).stream().map(p -> p.in(part)).collect(Collectors.joining(" ")));
        cells.put("left", QueueRow::leftToOthers);
        cells.put("leftWord", row -> row.leftToOthers() ? say("queue.left") : "");
        cells.put("room", row -> row.alias() == null);
        cells.put("letters", row -> row.alias() == null ? "" : row.alias().initials());
        cells.put("alias", row -> row.alias() == null ? room(row) : row.alias().words());
        cells.put(
                "code",
                row -> row.alias() == null ? say("queue.room") : row.alias().code());
        cells.put("program", row -> row.program() == null ? "" : row.program());
        cells.put("reports", QueueRow::reports);
        cells.put("held", row -> row.holder() != null);
        cells.put("holder", this::holder);
        cells.put(
                "holderLetters",
                row -> row.holder() == null ? "" : Person.initials(row.holder().name()));
        cells.put("leaseWord", row -> row.holder() == null ? "" : say("queue.lease"));
        cells.put(LEASE, QueueRowWords::leaseMillis);
        return cells;
    }

    /** Whether somebody who looks at both sees a difference; a lease that goes on is counted down by the browser itself. */
    boolean differ(QueueRow one, QueueRow other) {
        return !Objects.equals(one.holder(), other.holder())
                || properties().entrySet().stream()
                        .filter(cell -> !cell.getKey().equals(LEASE))
                        .map(Map.Entry::getValue)
                        .anyMatch(cell -> !Objects.equals(cell.apply(one), cell.apply(other)));
    }

    /** The icon of a tier; they differ in greyscale too. */
    static String icon(Tier tier) {
        return switch (tier) {
            case IMMEDIATE -> "octagon";
            case URGENT -> "triangle";
            case SOON -> "halfclock";
            case ROUTINE -> "circle";
        };
    }

    private String href(QueueRow row) {
        return new Location(
                        "cases/" + row.caseId(),
                        QueueAddress.of(where.get().filter()).parameters())
                .getPathWithQueryParameters();
    }

    private String room(QueueRow row) {
        return row.roomName() == null ? say("queue.room.unknown") : row.roomName();
    }

    private String holder(QueueRow row) {
        if (row.state() == CaseState.CLOSED || row.state() == CaseState.CLOSING) {
            return say("queue.decided");
        }
        if (row.holder() == null) {
            return say("queue.unclaimed");
        }
        return row.holder().accountId() == reader.accountId()
                ? say("queue.you")
                : row.holder().name();
    }

    private static long leaseMillis(QueueRow row) {
        return row.holder() == null
                ? 0
                : Duration.between(row.readAt(), row.holder().until()).toMillis();
    }

    private String say(String key) {
        return part.getTranslation(key);
    }
}
