package org.havendesk.bench.web;

import java.util.List;
import org.havendesk.bench.Figure;
import org.havendesk.bench.Row;
import org.havendesk.bench.Scale;

/** P7: what one more moderator with the queue open and push connected takes of the heap. */
public final class IdleSessions implements Row {
    private static final int FIRST = 20; // whatever is made once is there after them

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        int people = scale.of(500);
        try (var crowd = Crowd.of(FIRST + people)) {
            crowd.come(FIRST);
            long before = crowd.console.liveBytes();
            crowd.come(people);
            long after = crowd.console.liveBytes();
            return List.of(Figure.atMost(
                    "P7",
                    "live heap of a session with the queue open, of " + people,
                    (after - before) / 1000.0 / people,
                    150,
                    "kB"));
        }
    }
}
