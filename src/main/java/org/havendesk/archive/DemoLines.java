package org.havendesk.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes records of the demo community as lines of an archive. */
final class DemoLines {
    private final JsonMapper mapper = JsonMapper.shared();
    private final OutputStream out;

    DemoLines(OutputStream out) {
        this.out = out;
    }

    /** @param keysAndValues by turns; a value of null is left out */
    void line(String type, @Nullable Object... keysAndValues) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                json.put(String.valueOf(keysAndValues[i]), value instanceof Instant time ? time.toString() : value);
            }
        }
        out.write(mapper.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    void checkIn(String id, String member, String instrument, List<Integer> items, int score, Instant at)
            throws IOException {
        line(
                "check_in",
                "id",
                id,
                "member",
                member,
                "instrument",
                instrument,
                "phase",
                "periodic",
                "items",
                items,
                "score",
                score,
                "answered_at",
                at);
    }
}
