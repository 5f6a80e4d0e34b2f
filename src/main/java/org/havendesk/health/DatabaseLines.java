package org.havendesk.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havendesk.chat.store.Finding;
import org.havendesk.health.Line.Bytes;
import org.havendesk.health.Readings.Pool;

/** Whether the databases answer, what they are, and whether there are connections enough. */
final class DatabaseLines {
    private DatabaseLines() {}

    /** @param level of migrations that this program works on */
    static List<Line> of(
            Optional<DeskVitals> desk,
            Optional<ChatVitals> chat,
            Optional<List<Finding>> contract,
            List<Pool> pools,
            String level) {
        List<Line> lines = new ArrayList<>();
        lines.add(desk.map(vitals -> Line.fine("desk", "answers", vitals.version(), new Bytes(vitals.bytes()), level))
                .orElseGet(() -> silent("desk")));
        lines.add(chat.map(vitals -> Line.fine("chat", "answers", vitals.version(), new Bytes(vitals.bytes())))
                .orElseGet(() -> silent("chat")));
        lines.add(contract.map(DatabaseLines::contract).orElseGet(() -> silent("contract")));
        pools.forEach(pool -> lines.add(pool(pool)));
        return lines;
    }

    private static Line silent(String subject) {
        return Line.of(State.ACT, subject, "silent", null, Vitals.PATIENCE);
    }

    private static Line contract(List<Finding> findings) {
        List<String> bad = findings.stream()
                .filter(finding -> !finding.good())
                .map(Finding::what)
                .toList();
        return bad.isEmpty()
                ? Line.fine("contract", "holds", findings.size())
                : Line.of(State.LOOK, "contract", "short", null, bad.size(), findings.size(), String.join(", ", bad));
    }

    private static Line pool(Pool pool) {
        return pool.waiting() == 0
                ? Line.fine("pool:" + pool.name(), "free", pool.inUse(), pool.most())
                : Line.of(State.LOOK, "pool:" + pool.name(), "full", null, pool.most(), pool.waiting());
    }
}
