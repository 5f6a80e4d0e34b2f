package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.SESSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The sessions of people, over all nodes. The database tells every node when one ends, and each closes what it serves. */
public class Sessions {
    private static final Actor RULE = new Actor.Rule("sign-in");
    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);

    private final DSLContext desk;

    Sessions(DSLContext desk) {
        this.desk = desk;
    }

    /** A session that is open. */
    record Open(long sessionId, String agent, Instant begunAt, Instant seenAt) {}

    /** Begins one; empty where the account was disabled at the last moment. */
    OptionalLong begin(long accountId, String agent, String node) {
        return desk.transactionResult(tx -> {
            boolean enabled = tx.dsl()
                    .select(ACCOUNT.ACCOUNT_ID)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .and(ACCOUNT.DISABLED_AT.isNull())
                    .forShare() // whoever disables it comes before, or after and then ends this one
                    .fetchOptional()
                    .isPresent();
            return enabled ? OptionalLong.of(insert(tx.dsl(), accountId, agent, node)) : OptionalLong.empty();
        });
    }

    private static long insert(DSLContext tx, long accountId, String agent, String node) {
        return tx.insertInto(SESSION)
                .set(SESSION.ACCOUNT_ID, accountId)
                .set(SESSION.AGENT, agent)
                .set(SESSION.NODE, node)
                .returningResult(SESSION.SESSION_ID)
                .fetchSingle()
                .value1();
    }

    /** The open sessions of a person, the one seen last first. */
    List<Open> of(Person person) {
        return desk.select(SESSION.SESSION_ID, SESSION.AGENT, SESSION.BEGUN_AT, SESSION.SEEN_AT)
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(person.accountId()))
                .and(SESSION.ENDED_AT.isNull())
                .orderBy(SESSION.SEEN_AT.desc(), SESSION.SESSION_ID.desc())
                .fetch(mapping(Open::new));
    }

    void seen(long sessionId) {
        desk.update(SESSION)
                .set(SESSION.SEEN_AT, NOW)
                .where(SESSION.SESSION_ID.eq(sessionId))
                .and(SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** Ends one without a word in the ledger: what ended it has its own. */
    void end(long sessionId, String why) {
        end(desk, SESSION.SESSION_ID.eq(sessionId), why);
    }

    /** Ends one of the person's own sessions. */
    void endOwn(Person person, long sessionId) {
        desk.transaction(tx -> {
            var own = SESSION.SESSION_ID.eq(sessionId).and(SESSION.ACCOUNT_ID.eq(person.accountId()));
            if (end(tx.dsl(), own, "ended") == 1) {
                note(tx.dsl(), person, 1);
            }
        });
    }

    /**
     * Ends all of the person's sessions but one.
     *
     * @param kept the session that goes on, or null to sign out everywhere
     */
    void endAll(Person person, @Nullable Long kept, String why) {
        desk.transaction(tx -> {
            Condition own = SESSION.ACCOUNT_ID.eq(person.accountId());
            int ended = end(tx.dsl(), kept == null ? own : own.and(SESSION.SESSION_ID.ne(kept)), why);
            if (ended > 0) {
                note(tx.dsl(), person, ended);
            }
        });
    }

    private static void note(DSLContext tx, Person person, int sessions) {
        Ledger.append(
                tx,
                Entry.of(person.actor(), "end_sessions", "account", person.accountId())
                        .after(Map.of("sessions", sessions)));
    }

    private static int end(DSLContext tx, Condition which, String why) {
        return tx.update(SESSION)
                .set(SESSION.ENDED_AT, NOW)
                .set(SESSION.WHY, why)
                .where(which)
                .and(SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** Ends those that nobody has used for long, and those that are too old; each with its ledger entry. */
    void endOverdue(SignInRules rules) {
        Condition idle = SESSION.SEEN_AT.lt(before(rules.idle()));
        Condition old = SESSION.BEGUN_AT.lt(before(rules.longest()));
        desk.transaction(tx -> {
            var ended = tx.dsl()
                    .update(SESSION)
                    .set(SESSION.ENDED_AT, NOW)
                    .set(SESSION.WHY, when(idle, inline("idle")).otherwise(inline("too_long")))
                    .where(SESSION.ENDED_AT.isNull())
                    .and(idle.or(old))
                    .returning(SESSION.ACCOUNT_ID, SESSION.WHY)
                    .fetch();
            ended.forEach(session -> Ledger.append(
                    tx.dsl(),
                    Entry.of(RULE, "end_sessions", "account", session.getAccountId())
                            .after(Map.of("why", session.getWhy()))));
        });
    }

    private static Field<Instant> before(Duration ago) {
        return field("clock_timestamp() - make_interval(secs => {0})", Instant.class, inline(ago.toSeconds()));
    }

    /** Those of these that have ended. */
    Set<Long> endedOf(Collection<Long> sessionIds) {
        return desk.select(SESSION.SESSION_ID)
                .from(SESSION)
                .where(SESSION.SESSION_ID.in(sessionIds))
                .and(SESSION.ENDED_AT.isNotNull())
                .fetchSet(SESSION.SESSION_ID);
    }
}
