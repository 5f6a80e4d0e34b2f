package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.DECISION;
import static org.havendesk.db.desk.Tables.DECISION_DRAFT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions in the making, one for each case and person, in the database: what somebody typed is there again in another
 * tab, after a node was lost, and tomorrow. Nobody reads another person's draft.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Drafts {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final DSLContext desk;

    Drafts(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * What the person began for this case and nobody has decided on since; empty also where an older version of the console kept
     * it otherwise.
     */
    @PreAuthorize(Roles.THEIR_OWN)
    public Optional<KeptDraft> find(long caseId, Person person) {
        return desk.select(DECISION_DRAFT.BODY)
                .from(DECISION_DRAFT)
                .where(DECISION_DRAFT.CASE_ID.eq(caseId))
                .and(DECISION_DRAFT.ACCOUNT_ID.eq(person.accountId()))
                .and(notExists(selectOne()
                        .from(DECISION)
                        .where(DECISION.CASE_ID.eq(DECISION_DRAFT.CASE_ID))
                        .and(DECISION.DECIDED_AT.gt(DECISION_DRAFT.SAVED_AT))
                        .and(DECISION.UNDONE_AT.isNull())))
                .fetchOptional(DECISION_DRAFT.BODY)
                .flatMap(Drafts::read);
    }

    private static Optional<KeptDraft> read(JSONB body) {
        try {
            return Optional.of(JSON.readValue(body.data(), KeptDraft.class));
        } catch (JacksonException e) {
            LoggerFactory.getLogger(Drafts.class)
                    .warn("a draft could not be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Keeps it in place of the one before. */
    @PreAuthorize(Roles.THEIR_OWN)
    public void keep(long caseId, KeptDraft draft, Person person) {
        var body = JSONB.valueOf(JSON.writeValueAsString(draft));
        desk.insertInto(DECISION_DRAFT)
                .set(DECISION_DRAFT.CASE_ID, caseId)
                .set(DECISION_DRAFT.ACCOUNT_ID, person.accountId())
                .set(DECISION_DRAFT.BODY, body)
                .onConflict(DECISION_DRAFT.ACCOUNT_ID, DECISION_DRAFT.CASE_ID)
                .doUpdate()
                .set(DECISION_DRAFT.BODY, body)
                .set(DECISION_DRAFT.SAVED_AT, NOW)
                .execute();
    }

    @PreAuthorize(Roles.THEIR_OWN)
    public void drop(long caseId, Person person) {
        desk.deleteFrom(DECISION_DRAFT)
                .where(DECISION_DRAFT.CASE_ID.eq(caseId))
                .and(DECISION_DRAFT.ACCOUNT_ID.eq(person.accountId()))
                .execute();
    }
}
