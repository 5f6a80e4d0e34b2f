package org.havendesk.settings;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.SETTING;
import static org.jooq.impl.DSL.coalesce;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings in force: the newest version of each kind. Read from the desk database each time, never kept. */
public class Settings {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Field<String> MADE_BY = coalesce(ACCOUNT.DISPLAY_NAME, SETTING.MADE_BY);

    /** What supervisors read and do not change. */
    private static final Set<Kind<?>> ADMINS_ALONE =
            Set.of(Kinds.COMMUNITY, Kinds.SIGN_IN, Kinds.ACCOUNTS, Kinds.RETENTION, Kinds.PUBLISHED_SET);

    private final DSLContext desk;

    public Settings(DSLContext desk) {
        this.desk = desk;
    }

    public Clocks clocks() {
        return newest(Kinds.CLOCKS).value();
    }

    public SortingTable sortingTable() {
        return newest(Kinds.SORTING).value();
    }

    public List<Policy> policies() {
        return newest(Kinds.POLICIES).value().policies();
    }

    public Community community() {
        return newest(Kinds.COMMUNITY).value();
    }

    /** The version in force. */
    public <T> Version<T> newest(Kind<T> kind) {
        return newest(desk, kind);
    }

    /** An older version, as a running case keeps it; {@code IllegalArgumentException} where there is none. */
    public <T> Version<T> version(Kind<T> kind, int number) {
        return versions(desk, kind)
                .and(SETTING.VERSION.eq(number))
                .fetchOptional(r -> read(kind, r))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no version " + number + " of the setting " + kind.key()));
    }

    /** The version that was in force at a moment; empty before the first one. */
    public <T> Optional<Version<T>> at(Kind<T> kind, Instant moment) {
        return versions(desk, kind)
                .and(SETTING.MADE_AT.lt(moment))
                .orderBy(SETTING.VERSION.desc())
                .limit(1)
                .fetchOptional(r -> read(kind, r));
    }

    /** All versions, newest first, at most 50. */
    public <T> List<Version<T>> history(Kind<T> kind) {
        return versions(desk, kind).orderBy(SETTING.VERSION.desc()).limit(50).fetch(r -> read(kind, r));
    }

    /** What differs between two values of a kind. */
    public static <T> List<Change> changes(Kind<T> kind, T before, T after) {
        return Change.between(kind.write().apply(before), kind.write().apply(after));
    }

    /**
     * Puts a value into force as the next version, with its ledger entry; refused where {@code basedOn} is not the version
     * in force any more. {@code AccessDeniedException} where only an admin may; {@link InvalidSetting} where the kind's rule
     * does not let it be.
     */
    @PreAuthorize("hasAnyRole('" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')")
    public <T> Saved save(Kind<T> kind, int basedOn, T value, @Nullable String reason, Person person) {
        if (ADMINS_ALONE.contains(kind) && !person.has(Roles.ADMIN)) {
            throw new AccessDeniedException("only an admin changes the setting " + kind.key());
        }
        kind.check(value);
        return desk.transactionResult(tx -> {
            lock(tx.dsl(), kind);
            Version<T> last = newest(tx.dsl(), kind);
            if (last.number() != basedOn) {
                return new Saved.Stale(last.number(), last.madeBy(), last.madeAt());
            }
            if (changes(kind, last.value(), value).isEmpty()) {
                return new Saved.Unchanged(basedOn);
            }
            insert(
                    tx.dsl(),
                    kind,
                    basedOn,
                    value,
                    person.actor(),
                    person.actor().id(),
                    reason);
            return new Saved.Done(basedOn + 1);
        });
    }

    /** Puts the community into force as {@link #save(Kind, Object, String)} does. */
    @PreAuthorize("hasRole('" + Roles.ADMIN + "')")
    public void save(Community community, String command) {
        save(Kinds.COMMUNITY, community, command);
    }

    /**
     * Puts a value into force as the next version, with its ledger entry.
     *
     * @param command the operator's command that does it
     */
    @PreAuthorize("hasRole('" + Roles.ADMIN + "')")
    public <T> void save(Kind<T> kind, T value, String command) {
        kind.check(value);
        desk.transaction(tx -> {
            lock(tx.dsl(), kind);
            int last = newest(tx.dsl(), kind).number();
            insert(tx.dsl(), kind, last, value, new Actor.Operator(command), command, null);
        });
    }

    private static <T> void insert(
            DSLContext tx, Kind<T> kind, int last, T value, Actor actor, String madeBy, @Nullable String reason) {
        JsonNode body = kind.write().apply(value);
        tx.insertInto(SETTING)
                .set(SETTING.KIND, kind.key())
                .set(SETTING.VERSION, last + 1)
                .set(SETTING.BODY, JSONB.valueOf(body.toString()))
                .set(SETTING.MADE_BY, madeBy)
                .set(SETTING.REASON, reason)
                .execute();
        Ledger.append(
                tx,
                Entry.of(actor, "settings", "setting", kind.key())
                        .because(reason)
                        .before(Map.of("version", last))
                        .after(Map.of("version", last + 1)));
    }

    /** Two who save at once come one after the other. */
    private static void lock(DSLContext tx, Kind<?> kind) {
        tx.execute("select pg_advisory_xact_lock(hashtext(?))", "setting " + kind.key());
    }

    private static <T> Version<T> newest(DSLContext desk, Kind<T> kind) {
        return versions(desk, kind).orderBy(SETTING.VERSION.desc()).limit(1).fetchSingle(r -> read(kind, r));
    }

    private static SelectOnConditionStep<Record5<Integer, JSONB, String, Instant, String>> versionsOf(DSLContext desk) {
        return desk.select(SETTING.VERSION, SETTING.BODY, MADE_BY, SETTING.MADE_AT, SETTING.REASON)
                .from(SETTING)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.cast(String.class).eq(SETTING.MADE_BY));
    }

    private static SelectConditionStep<Record5<Integer, JSONB, String, Instant, String>> versions(
            DSLContext desk, Kind<?> kind) {
        return versionsOf(desk).where(SETTING.KIND.eq(kind.key()));
    }

    private static <T> Version<T> read(Kind<T> kind, Record5<Integer, JSONB, String, Instant, String> row) {
        return new Version<>(
                row.value1(),
                kind.read().apply(JSON.readTree(row.value2().data())),
                row.value3(),
                row.value4(),
                row.value5());
    }
}
