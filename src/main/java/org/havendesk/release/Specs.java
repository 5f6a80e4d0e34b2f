package org.havendesk.release;

import static org.havendesk.db.release.Tables.SPEC;
import static org.havendesk.db.source.Tables.ROOM;
import static org.jooq.impl.DSL.min;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Community;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.PublishedSet;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Freezes what a quarter publishes: the settings that were in force when it began. For quarters that began before there was a
 * program, and so before anything could be published, those of the day on which they are frozen.
 */
final class Specs {
    static final String COMMUNITY = "community";

    private static final int MOST_YEARS = 10;

    private final DSLContext desk;
    private final DSLContext chat;
    private final Settings settings;

    /** @param hash in hexadecimal */
    record Frozen(long id, LocalDate quarter, String hash, Spec spec) {}

    Specs(DSLContext desk, DSLContext chat) {
        this.desk = desk;
        this.chat = chat;
        this.settings = new Settings(desk);
    }

    /**
     * The first day of the first quarter that is published: that in which the oldest room of a program was made; empty while
     * there is no program. The rooms are public, and members are not asked.
     */
    Optional<LocalDate> firstQuarter(Instant now) {
        Community community = settings.community();
        var rooms = community.programs().stream()
                .flatMap(program -> program.rooms().stream())
                .toList();
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        Instant oldest = chat.select(min(ROOM.CREATED_AT))
                .from(ROOM)
                .where(ROOM.ROOM_ID.in(rooms))
                .fetchSingle()
                .value1();
        LocalDate today = LocalDate.ofInstant(now, community.zone());
        LocalDate first = oldest == null ? today : LocalDate.ofInstant(oldest, community.zone());
        LocalDate limit = today.minusYears(MOST_YEARS);
        return Optional.of(Cadence.QUARTER.start(first.isBefore(limit) ? limit : first));
    }

    /** The spec of a quarter that has begun; frozen now, with its ledger entry, where it was not yet. */
    Frozen of(LocalDate quarter) {
        return find(quarter).orElseGet(() -> {
            freeze(quarter);
            return find(quarter).orElseThrow();
        });
    }

    private Optional<Frozen> find(LocalDate quarter) {
        return desk.selectFrom(SPEC)
                .where(SPEC.COMMUNITY.eq(COMMUNITY))
                .and(SPEC.QUARTER.eq(quarter))
                .fetchOptional(s -> new Frozen(
                        s.getSpecId(),
                        s.getQuarter(),
                        HexFormat.of().formatHex(s.getSha256()),
                        Spec.read(s.getBody())));
    }

    private void freeze(LocalDate quarter) {
        Instant begins = quarter.atStartOfDay(settings.community().zone()).toInstant();
        @Nullable
        Version<Community> then = settings.at(Kinds.COMMUNITY, begins)
                .filter(version -> !version.value().programs().isEmpty())
                .orElse(null);
        Version<Community> community = then == null ? settings.newest(Kinds.COMMUNITY) : then;
        Version<PublishedSet> set = then == null
                ? settings.newest(Kinds.PUBLISHED_SET)
                : settings.at(Kinds.PUBLISHED_SET, begins).orElseGet(() -> settings.newest(Kinds.PUBLISHED_SET));
        String body = Spec.of(community.value(), set.value()).write();
        desk.transaction(tx -> {
            tx.dsl()
                    .insertInto(SPEC)
                    .set(SPEC.COMMUNITY, COMMUNITY)
                    .set(SPEC.QUARTER, quarter)
                    .set(SPEC.BODY, body)
                    .set(SPEC.SHA256, Draw.sha256().digest(body.getBytes(StandardCharsets.UTF_8)))
                    .execute();
            Ledger.append(
                    tx.dsl(),
                    Entry.of(new Actor.Job("publish"), "freeze", "published_set", quarter)
                            .after(Map.of("community", community.number(), "published_set", set.number())));
        });
    }
}
