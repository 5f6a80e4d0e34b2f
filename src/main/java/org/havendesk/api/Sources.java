package org.havendesk.api;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.API_SOURCE;
import static org.havendesk.db.desk.Tables.API_STRANGER;
import static org.havendesk.db.desk.Tables.API_USE;
import static org.havendesk.db.desk.Tables.QUARANTINE;
import static org.havendesk.db.desk.Tables.RECEIVED_CHECK_IN;
import static org.havendesk.db.desk.Tables.RECEIVED_REPORT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.api.Source.Revoked;
import org.havendesk.api.Source.Strangers;
import org.havendesk.api.Source.Stuck;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.springframework.security.access.prepost.PreAuthorize;

/** The sources: let in and taken out by admins. */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class Sources {
    public static final int LONGEST_NAME = 60;

    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final int SHOWN_STUCK = 10;

    private final DSLContext desk;

    public Sources(DSLContext desk) {
        this.desk = desk;
    }

    /** Those that may send, by name; then those that may no more, the last revoked first. */
    public List<Source> all() {
        var revoker = ACCOUNT.as("revoker");
        var stuck = multiset(stuck(RECEIVED_REPORT, RECEIVED_REPORT.REPORT_ID, RECEIVED_REPORT.SOURCE_ID)
                        .unionAll(stuck(RECEIVED_CHECK_IN, RECEIVED_CHECK_IN.CHECK_IN_ID, RECEIVED_CHECK_IN.SOURCE_ID))
                        .orderBy(field(name("at")).desc())
                        .limit(SHOWN_STUCK))
                .convertFrom(rows -> rows.map(row -> new Stuck(ownId(row.value1()), row.value2(), row.value3())));
        return desk.select(
                        API_SOURCE.SOURCE_ID,
                        API_SOURCE.NAME,
                        API_SOURCE.SCOPES.convertFrom(Requests::scopes),
                        API_SOURCE.HINT,
                        ACCOUNT.DISPLAY_NAME,
                        API_SOURCE.MADE_AT,
                        API_USE.REPORTS,
                        API_USE.LAST_REPORT_AT,
                        API_USE.CHECK_INS,
                        API_USE.LAST_CHECK_IN_AT,
                        API_USE.REFUSED,
                        API_USE.LAST_REFUSED_AT,
                        API_USE.LAST_REFUSAL,
                        row(revoker.DISPLAY_NAME, API_SOURCE.REVOKED_AT, API_SOURCE.REVOKED_BECAUSE)
                                .convertFrom(row -> row.value1() == null
                                        ? null
                                        : new Revoked(row.value1(), row.value2(), row.value3())),
                        stuck)
                .from(API_SOURCE)
                .join(API_USE)
                .on(API_USE.SOURCE_ID.eq(API_SOURCE.SOURCE_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(API_SOURCE.MADE_BY))
                .leftJoin(revoker)
                .on(revoker.ACCOUNT_ID.eq(API_SOURCE.REVOKED_BY))
                .orderBy(API_SOURCE.REVOKED_AT.desc().nullsFirst(), API_SOURCE.NAME, API_SOURCE.SOURCE_ID)
                .fetch(mapping(Source::new));
    }

    /** How often somebody came whom nobody knows. */
    public Strangers strangers() {
        return desk.select(API_STRANGER.REFUSED, API_STRANGER.LAST_AT)
                .from(API_STRANGER)
                .fetchSingle(mapping(Strangers::new));
    }

    /**
     * Lets a source in, with one ledger entry. Its secrets are kept nowhere as they are returned; empty where a source that
     * may send has this name in any case.
     *
     * @param name stripped, 1 to {@link #LONGEST_NAME} characters
     */
    public Optional<Secrets> make(String name, Set<Scope> scopes, Person person) {
        Secrets secrets = Secrets.fresh();
        return desk.transactionResult(tx -> {
            Optional<Long> made = tx.dsl()
                    .insertInto(API_SOURCE)
                    .set(API_SOURCE.NAME, name.strip())
                    .set(API_SOURCE.SCOPES, keys(scopes))
                    .set(API_SOURCE.TOKEN_HASH, Secrets.hash(secrets.token()))
                    .set(API_SOURCE.SIGNING_KEY, secrets.signingKey())
                    .set(API_SOURCE.HINT, secrets.hint())
                    .set(API_SOURCE.MADE_BY, person.accountId())
                    .onConflictDoNothing()
                    .returning(API_SOURCE.SOURCE_ID)
                    .fetchOptional(API_SOURCE.SOURCE_ID);
            made.ifPresent(id -> {
                tx.dsl().insertInto(API_USE).set(API_USE.SOURCE_ID, id).execute();
                Ledger.append(
                        tx.dsl(),
                        Entry.of(person.actor(), "let_in", "source", id)
                                .after(Map.of("name", name.strip(), "scopes", List.of(keys(scopes)))));
            });
            return made.map(id -> secrets);
        });
    }

    /** Takes the token away, at once and on all nodes; false where it was taken already. */
    public boolean revoke(long sourceId, String reason, Person person) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("revoking source " + sourceId + " needs a reason");
        }
        return desk.transactionResult(tx -> {
            int revoked = tx.dsl()
                    .update(API_SOURCE)
                    .set(API_SOURCE.REVOKED_BY, person.accountId())
                    .set(API_SOURCE.REVOKED_AT, NOW)
                    .set(API_SOURCE.REVOKED_BECAUSE, reason.strip())
                    .where(API_SOURCE.SOURCE_ID.eq(sourceId))
                    .and(API_SOURCE.REVOKED_AT.isNull())
                    .execute();
            if (revoked == 1) {
                Ledger.append(
                        tx.dsl(),
                        Entry.of(person.actor(), "revoke", "source", sourceId).because(reason.strip()));
            }
            return revoked == 1;
        });
    }

    private static SelectConditionStep<Record3<String, String, Instant>> stuck(
            Table<?> inbox, Field<String> id, Field<Long> sourceId) {
        return select(QUARANTINE.RECORD_ID, QUARANTINE.ERROR, QUARANTINE.AT)
                .from(QUARANTINE)
                .join(inbox)
                .on(id.eq(QUARANTINE.RECORD_ID))
                .where(QUARANTINE.STREAM.eq(inbox.getName()))
                .and(sourceId.eq(API_SOURCE.SOURCE_ID));
    }

    private static String ownId(String recordId) {
        return recordId.split(":", 3)[2];
    }

    private static String[] keys(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::key).toArray(String[]::new);
    }
}
