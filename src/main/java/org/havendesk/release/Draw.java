package org.havendesk.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The integers of one release, after the noise and before anybody saw them.
 *
 * @param spec the hash of the frozen spec that they were drawn under, in hexadecimal
 */
record Draw(Period period, String spec, Counts noisy) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The same draw gives the same text, which the hash of a release is of. */
    String write() {
        var draw = JSON.createObjectNode()
                .put("cadence", period.cadence().key())
                .put("start", period.start().toString())
                .put("spec", spec);
        var histograms = draw.putArray("histograms");
        noisy.of().forEach((histogram, cells) -> {
            var each = histograms.addObject().put("histogram", histogram.key());
            var cohorts = each.putArray("cohorts");
            cells.forEach((cohort, bins) -> {
                var counts = cohorts.addObject()
                        .put("kind", cohort.kind().name())
                        .put("program", cohort.program())
                        .putArray("counts");
                LongStream.of(bins).forEach(counts::add);
            });
        });
        return draw.toString();
    }

    static Draw read(String text) {
        JsonNode draw = JSON.readTree(text);
        var noisy = Counts.empty(List.of(), List.of());
        for (JsonNode each : draw.get("histograms")) {
            var cells = new java.util.LinkedHashMap<Cohort, long[]>();
            for (JsonNode cohort : each.get("cohorts")) {
                cells.put(
                        new Cohort(
                                Cohort.Kind.valueOf(cohort.get("kind").asString()),
                                cohort.get("program").asString()),
                        StreamSupport.stream(cohort.get("counts").spliterator(), false)
                                .mapToLong(JsonNode::asLong)
                                .toArray());
            }
            noisy.of().put(Histogram.of(each.get("histogram").asString()), cells);
        }
        Cadence cadence = Cadence.of(draw.get("cadence").asString());
        var start = java.time.LocalDate.parse(draw.get("start").asString());
        return new Draw(new Period(cadence, start), draw.get("spec").asString(), noisy);
    }

    /** The hash of a release: over that of the release before it and over this draw. */
    byte[] hash(byte[] previous) {
        var digest = sha256();
        digest.update(previous);
        return digest.digest(write().getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
