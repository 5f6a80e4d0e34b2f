package org.havendesk.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of settings that this room keeps; other rooms declare their own. */
public final class Kinds {
    public static final Kind<Clocks> CLOCKS = new Kind<>("clocks", Kinds::clocks, Kinds::write);
    public static final Kind<SortingTable> SORTING = Kind.of("sorting", SortingTable.class);
    public static final Kind<Policies> POLICIES = Kind.of("policies", Policies.class);
    public static final Kind<Community> COMMUNITY = new Kind<Community>("community", Kinds::community, Kinds::write).with(Community::refuseUnclear);
    public static final Kind<Templates> TEMPLATES =
            Kind.of("templates", Templates.class).with(Templates::refuseMissing);
    public static final Kind<Topics> TOPICS = Kind.of("topics", Topics.class);
    public static final Kind<ReaderCare> READER_CARE = Kind.of("reader_care", ReaderCare.class);
    public static final Kind<AlertLines> ALERT_LINES = Kind.of("alert_lines", AlertLines.class);
    public static final Kind<Strikes> STRIKES = Kind.of("strikes", Strikes.class);
    public static final Kind<AlarmSettings> ALARMS = Kind.of("alarms", AlarmSettings.class);

    public static final Kind<PublishedSet> PUBLISHED_SET = Kind.of("published_set", PublishedSet.class);

    private static final JsonMapper JSON = JsonMapper.shared();

    private Kinds() {}

    private static Clocks clocks(JsonNode body) {
        return new Clocks(
                minutes(body, "immediate"), minutes(body, "urgent"), minutes(body, "soon"), minutes(body, "routine"));
    }

    private static JsonNode write(Clocks clocks) {
        ObjectNode body = JSON.createObjectNode();
        for (Tier tier : Tier.values()) {
            body.put(tier.key(), clocks.of(tier).toMinutes());
        }
        return body;
    }

    private static Community community(JsonNode body) {
        return new Community(
                body.get("name").asString(),
                ZoneId.of(body.get("zone").asString()),
                each(body.get("programs"))
                        .map(p -> new Community.Program(p.get("name").asString(), rooms(p)))
                        .toList());
    }

    private static JsonNode write(Community community) {
        var body = JSON.createObjectNode()
                .put("name", community.name())
                .put("zone", community.zone().getId());
        var programs = body.putArray("programs");
        for (var program : community.programs()) {
            var rooms = programs.addObject().put("name", program.name()).putArray("rooms");
            program.rooms().stream().sorted().forEach(rooms::add);
        }
        return body;
    }

    private static Duration minutes(JsonNode body, String tier) {
        return Duration.ofMinutes(body.get(tier).asLong());
    }

    private static Set<String> rooms(JsonNode program) {
        List<String> rooms = each(program.get("rooms")).map(JsonNode::asString).toList();
        return new HashSet<>(rooms);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
