package org.havendesk.day;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.DEBRIEF;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Wishes to talk after a hard one. Supervisors see that somebody asks, without any content, and one of them says that they
 * will. What the two say to each other is written nowhere.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Debriefs {
    private static final Condition OPEN = DEBRIEF.ANSWERED_AT.isNull().and(DEBRIEF.WITHDRAWN_AT.isNull());

    private final DSLContext desk;

    public Debriefs(DSLContext desk) {
        this.desk = desk;
    }

    /** Somebody asks to talk. */
    public record Wish(long debriefId, String name, Instant at) {}

    /**
     * Wishes without an answer.
     *
     * @param oldest when the first of them was made, null where there is none
     */
    public record Waiting(int count, @Nullable Instant oldest) {}

    /** The person's own wish of the last 12 hours. {@code answeredBy} is null while nobody has answered. */
    public record Own(
            long debriefId, Instant askedAt, @Nullable String answeredBy) {}

    /** Asks to talk. Who has asked already and has no answer yet asks no second time. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void ask(Person person) {
        desk.transaction(tx -> {
            int asked = tx.dsl()
                    .insertInto(DEBRIEF)
                    .set(DEBRIEF.ASKED_BY, person.accountId())
                    .onConflictDoNothing()
                    .execute();
            if (asked > 0) {
                Ledger.append(tx.dsl(), Entry.of(person.actor(), "ask_debrief", "account", person.accountId()));
            }
        });
    }

    /** Takes the own wish back while nobody has answered. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void withdraw(Person person) {
        desk.transaction(tx -> {
            int withdrawn = tx.dsl()
                    .update(DEBRIEF)
                    .set(DEBRIEF.WITHDRAWN_AT, field("now()", Instant.class))
                    .where(DEBRIEF.ASKED_BY.eq(person.accountId()))
                    .and(OPEN)
                    .execute();
            if (withdrawn > 0) {
                Ledger.append(tx.dsl(), Entry.of(person.actor(), "withdraw_debrief", "account", person.accountId()));
            }
        });
    }

    /** The person's newest wish, where it is not older than 12 hours or still without an answer. */
    @PreAuthorize(Roles.THEIR_OWN)
    public Optional<Own> own(Person person) {
        return desk.select(DEBRIEF.DEBRIEF_ID, DEBRIEF.ASKED_AT, ACCOUNT.DISPLAY_NAME)
                .from(DEBRIEF)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DEBRIEF.ANSWERED_BY))
                .where(DEBRIEF.ASKED_BY.eq(person.accountId()))
                .and(DEBRIEF.WITHDRAWN_AT.isNull())
                .and(DEBRIEF.ANSWERED_AT
                        .isNull()
                        .or(DEBRIEF.ANSWERED_AT.gt(field("now() - interval '12 hours'", Instant.class))))
                .orderBy(DEBRIEF.DEBRIEF_ID.desc())
                .limit(1)
                .fetchOptional(r -> new Own(r.value1(), r.value2(), r.value3()));
    }

    /** Wishes without an answer, oldest first, those of the supervisor themselves left out. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public List<Wish> open(Person supervisor) {
        return desk.select(DEBRIEF.DEBRIEF_ID, ACCOUNT.DISPLAY_NAME, DEBRIEF.ASKED_AT)
                .from(DEBRIEF)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(DEBRIEF.ASKED_BY))
                .where(OPEN)
                .and(DEBRIEF.ASKED_BY.ne(supervisor.accountId()))
                .orderBy(DEBRIEF.ASKED_AT, DEBRIEF.DEBRIEF_ID)
                .fetch(r -> new Wish(r.value1(), r.value2(), r.value3()));
    }

    /** How many wishes have no answer, whoever asks to talk. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public Waiting waiting() {
        return desk.select(count(), min(DEBRIEF.ASKED_AT))
                .from(DEBRIEF)
                .where(OPEN)
                .fetchSingle(mapping(Waiting::new));
    }

    /** Says that the supervisor will talk to them. False where somebody else said so before, or the wish was taken back. */
    @PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
    public boolean answer(long debriefId, Person supervisor) {
        return desk.transactionResult(tx -> {
            int answered = tx.dsl()
                    .update(DEBRIEF)
                    .set(DEBRIEF.ANSWERED_BY, supervisor.accountId())
                    .set(DEBRIEF.ANSWERED_AT, field("now()", Instant.class))
                    .where(DEBRIEF.DEBRIEF_ID.eq(debriefId))
                    .and(DEBRIEF.ASKED_BY.ne(supervisor.accountId()))
                    .and(OPEN)
                    .execute();
            if (answered > 0) {
                Ledger.append(tx.dsl(), Entry.of(supervisor.actor(), "answer_debrief", "debrief", debriefId));
            }
            return answered > 0;
        });
    }
}
