package org.havendesk.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.havendesk.health.DeskVitals.Node;
import org.havendesk.health.Line.Bytes;
import org.havendesk.health.Machine.Room;

/** This process, the others beside it, and the room that they have. */
final class ConsoleLines {
    private static final double SCARCE = 0.10;
    private static final double SPENT = 0.03;

    private ConsoleLines() {}

    static List<Line> of(Node own, Optional<DeskVitals> desk, Room disk, Room memory) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.fine("version", "runs", own.version(), own.startedAt()));
        desk.ifPresent(vitals -> lines.add(nodes(vitals.nodes())));
        lines.add(room("disk", disk));
        lines.add(room("memory", memory));
        return lines;
    }

    private static Line nodes(List<Node> nodes) {
        String names = nodes.stream().map(Node::name).collect(Collectors.joining(", "));
        long versions = nodes.stream().map(Node::version).distinct().count();
        return versions > 1
                ? Line.of(State.LOOK, "nodes", "differ", null, nodes.size(), names)
                : Line.fine("nodes", "same", nodes.size(), names);
    }

    private static Line room(String subject, Room room) {
        State state = room.share() < SPENT ? State.ACT : room.share() < SCARCE ? State.LOOK : State.FINE;
        return Line.of(
                state,
                subject,
                state == State.FINE ? "enough" : "scarce",
                null,
                new Bytes(room.free()),
                new Bytes(room.all()));
    }
}
