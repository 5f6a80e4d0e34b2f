package org.havendesk.settings;

import static org.havendesk.db.desk.Tables.SETTING;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.security.access.prepost.PreAuthorize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings in force: the newest version of each kind. Read from the desk database each time, never kept. */
public class Settings {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext desk;

    public Settings(DSLContext desk) {
        this.desk = desk;
    }

    public Clocks clocks() {
        JsonNode body = newest("clocks");
        return new Clocks(
                minutes(body, "immediate"), minutes(body, "urgent"), minutes(body, "soon"), minutes(body, "routine"));
    }

    public SortingTable sortingTable() {
        JsonNode body = newest("sorting");
        return new SortingTable(
                each(body.get("words"))
                        .map(w -> new SortingTable.Words(
                                each(w.get("words")).map(JsonNode::asString).toList(),
                                w.get("category").asString()))
                        .toList(),
                each(body.get("categories"))
                        .map(c -> new SortingTable.Rule(
                                c.get("category").asString(),
                                CasePath.of(c.get("path").asString()),
                                Tier.of(c.get("tier").asString()),
                                c.get("severity").asInt()))
                        .toList());
    }

    public List<Policy> policies() {
        return each(newest("policies").get("policies"))
                .map(p -> new Policy(p.get("key").asString(), p.get("name").asString()))
                .toList();
    }

    public Community community() {
        JsonNode body = newest("community");
        return new Community(
                body.get("name").asString(),
                ZoneId.of(body.get("zone").asString()),
                each(body.get("programs"))
                        .map(p -> new Community.Program(p.get("name").asString(), rooms(p)))
                        .toList());
    }

    /**
     * Puts the community into force as the next version, with its ledger entry.
     *
     * @param command the operator's command that does it
     */
    @PreAuthorize("hasRole('" + Roles.ADMIN + "')")
    public void save(Community community, String command) {
        var body = JSON.createObjectNode()
                .put("name", community.name())
                .put("zone", community.zone().getId());
        var programs = body.putArray("programs");
        for (var program : community.programs()) {
            var rooms = programs.addObject().put("name", program.name()).putArray("rooms");
            program.rooms().stream().sorted().forEach(rooms::add);
        }
        desk.transaction(tx -> {
            Integer last = tx.dsl()
                    .select(org.jooq.impl.DSL.max(SETTING.VERSION))
                    .from(SETTING)
                    .where(SETTING.KIND.eq("community"))
                    .fetchSingle()
                    .value1();
            tx.dsl()
                    .insertInto(SETTING)
                    .set(SETTING.KIND, "community")
                    .set(SETTING.VERSION, last + 1)
                    .set(SETTING.BODY, JSONB.valueOf(body.toString()))
                    .set(SETTING.MADE_BY, command)
                    .execute();
            Ledger.append(
                    tx.dsl(),
                    Entry.of(new Actor.Operator(command), "settings", "setting", "community")
                            .before(Map.of("version", last))
                            .after(Map.of("version", last + 1)));
        });
    }

    private JsonNode newest(String kind) {
        return JSON.readTree(desk.select(SETTING.BODY)
                .from(SETTING)
                .where(SETTING.KIND.eq(kind))
                .orderBy(SETTING.VERSION.desc())
                .limit(1)
                .fetchSingle()
                .value1()
                .data());
    }

    private static Duration minutes(JsonNode body, String tier) {
        return Duration.ofMinutes(body.get(tier).asLong());
    }

    private static Set<String> rooms(JsonNode program) {
        return new HashSet<>(each(program.get("rooms")).map(JsonNode::asString).toList());
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
