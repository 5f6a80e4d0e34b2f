package org.havendesk.api;

import static org.havendesk.db.desk.Tables.API_REQUEST;
import static org.havendesk.db.desk.Tables.API_SIGNATURE;
import static org.havendesk.db.desk.Tables.API_SOURCE;
import static org.havendesk.db.desk.Tables.API_STRANGER;
import static org.havendesk.db.desk.Tables.API_USE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.types.DayToSecond;

/** What requests need of the desk: who sends them, whether they may now, whether they were here before. */
final class Requests {
    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final Duration AHEAD = Limits.EACH.multipliedBy(Limits.BURST - 1L);

    private final DSLContext desk;

    Requests(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * Who sent a request.
     *
     * @param now of the database's clock
     */
    record Sender(long sourceId, Set<Scope> scopes, byte[] signingKey, Instant now) {
        @Override
        public String toString() {
            return "Sender[" + sourceId + "]";
        }
    }

    /** The source of this token, while it is not revoked. Asked each time, so that revoking takes effect at once on all nodes. */
    Optional<Sender> sender(String token) {
        return desk.select(API_SOURCE.SOURCE_ID, API_SOURCE.SCOPES, API_SOURCE.SIGNING_KEY, NOW)
                .from(API_SOURCE)
                .where(API_SOURCE.TOKEN_HASH.eq(Secrets.hash(token)))
                .and(API_SOURCE.REVOKED_AT.isNull())
                .fetchOptional(row -> new Sender(row.value1(), scopes(row.value2()), row.value3(), row.value4()));
    }

    static Set<Scope> scopes(String[] keys) {
        return Stream.of(keys).map(Scope::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /**
     * Takes one request from the source's allowance; where nothing is left of it, how long until there is. One row a source:
     * its {@code free_at} moves ahead with each request and stands still in between.
     */
    Optional<Duration> pause(long sourceId) {
        int taken = desk.update(API_USE)
                .set(API_USE.FREE_AT, greatest(API_USE.FREE_AT, NOW).plus(DayToSecond.valueOf(Limits.EACH)))
                .where(API_USE.SOURCE_ID.eq(sourceId))
                .and(API_USE.FREE_AT.le(NOW.plus(DayToSecond.valueOf(AHEAD))))
                .execute();
        return taken == 1
                ? Optional.empty()
                : desk.select(API_USE.FREE_AT, NOW)
                        .from(API_USE)
                        .where(API_USE.SOURCE_ID.eq(sourceId))
                        .fetchOptional(row ->
                                Duration.between(row.value2(), row.value1()).minus(AHEAD));
    }

    /** Whether this signature comes for the first time; remembered with the transaction of {@code tx}. */
    boolean isFirst(DSLContext tx, long sourceId, byte[] signature) {
        return tx.insertInto(API_SIGNATURE)
                        .set(API_SIGNATURE.SOURCE_ID, sourceId)
                        .set(API_SIGNATURE.SIGNATURE, signature)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether the key is new, or came with the same content before; a second transaction waits here for the first. */
    boolean isSame(DSLContext tx, long sourceId, String key, byte[] digest) {
        tx.insertInto(API_REQUEST)
                .set(API_REQUEST.SOURCE_ID, sourceId)
                .set(API_REQUEST.KEY, key)
                .set(API_REQUEST.DIGEST, digest)
                .onConflictDoNothing()
                .execute();
        return tx.select(API_REQUEST.DIGEST)
                .from(API_REQUEST)
                .where(API_REQUEST.SOURCE_ID.eq(sourceId))
                .and(API_REQUEST.KEY.eq(key))
                .fetchOptional(Record1::value1)
                .filter(kept -> Arrays.equals(kept, digest))
                .isPresent();
    }

    /** Counts a record that was taken; false where the source was revoked meanwhile. */
    boolean count(DSLContext tx, long sourceId, Scope scope) {
        boolean report = scope == Scope.REPORTS;
        Field<Long> number = report ? API_USE.REPORTS : API_USE.CHECK_INS;
        return tx.update(API_USE)
                        .set(number, number.plus(1))
                        .set(report ? API_USE.LAST_REPORT_AT : API_USE.LAST_CHECK_IN_AT, NOW)
                        .where(API_USE.SOURCE_ID.eq(sourceId))
                        .andExists(selectOne()
                                .from(API_SOURCE)
                                .where(API_SOURCE.SOURCE_ID.eq(sourceId))
                                .and(API_SOURCE.REVOKED_AT.isNull()))
                        .execute()
                == 1;
    }

    void countRefused(long sourceId, Problem problem) {
        desk.update(API_USE)
                .set(API_USE.REFUSED, API_USE.REFUSED.plus(1))
                .set(API_USE.LAST_REFUSED_AT, NOW)
                .set(API_USE.LAST_REFUSAL, problem.key())
                .where(API_USE.SOURCE_ID.eq(sourceId))
                .execute();
    }

    void countStranger() {
        desk.update(API_STRANGER)
                .set(API_STRANGER.REFUSED, API_STRANGER.REFUSED.plus(1))
                .set(API_STRANGER.LAST_AT, NOW)
                .execute();
    }

    /** Forgets what is older than it has to be remembered. */
    void forget() {
        desk.deleteFrom(API_SIGNATURE)
                .where(API_SIGNATURE.AT.lt(NOW.minus(DayToSecond.valueOf(Limits.SIGNATURE_KEPT))))
                .execute();
        desk.deleteFrom(API_REQUEST)
                .where(API_REQUEST.AT.lt(NOW.minus(DayToSecond.valueOf(Limits.KEY_KEPT))))
                .execute();
    }
}
