package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import org.havendesk.access.Person;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** What the ledger tells of one case: what happened, and who has looked. */
class CaseHistory {
    static final String LOOK = "look";
    static final String LOOK_MORE = "look_more";
    static final String SHOW_WORDS = "show_words";
    static final String SHOW_REASONS = "show_reasons";
    static final String SHOW_REPLIES = "show_replies";
    static final String SHOW_ANSWERS = "show_answers";
    static final String SEE_IDENTITY = "see_identity";

    private static final int NEWEST = 100;
    private static final Field<String> WHO =
            when(LEDGER_ENTRY.ACTOR_KIND.eq("person"), ACCOUNT.DISPLAY_NAME).otherwise(LEDGER_ENTRY.ACTOR);
    private static final Field<String> DETAIL = after("detail");
    private static final Condition IS_LOOK =
            LEDGER_ENTRY.VERB.in(LOOK, LOOK_MORE, SHOW_WORDS, SHOW_REASONS, SHOW_REPLIES, SHOW_ANSWERS);

    /** One line of the receipts tells of all of them. */
    private static final Condition IS_TO_REPORTER =
            LEDGER_ENTRY.VERB.eq("effect").and(coalesce(DETAIL, inline("")).like("outcome:%"));

    /** What happened to the case, newest first. */
    List<CaseFile.Event> events(DSLContext desk, long caseId) {
        return entries(desk)
                .where(of(caseId))
                .and(IS_LOOK.not())
                .and(IS_TO_REPORTER.not())
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(NEWEST)
                .fetch(CaseHistory::event);
    }

    /** What changed after this version of the case, oldest first. */
    List<CaseFile.Event> since(DSLContext desk, long caseId, int version) {
        return entries(desk)
                .where(of(caseId))
                .and(after("version").cast(Integer.class).gt(version))
                .orderBy(LEDGER_ENTRY.ENTRY_ID)
                .limit(NEWEST)
                .fetch(CaseHistory::event);
    }

    /** Who read the conversation, newest first. */
    List<CaseFile.Look> looks(DSLContext desk, long caseId, Person reader) {
        return entries(desk)
                .where(of(caseId))
                .and(IS_LOOK)
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(NEWEST)
                .fetch(r -> new CaseFile.Look(
                        r.get(LEDGER_ENTRY.AT),
                        r.get(WHO),
                        isBy(r, reader),
                        number(r, "messages"),
                        number(r, "reasons"),
                        number(r, "answers"),
                        r.get(LEDGER_ENTRY.REASON)));
    }

    /** The newest reason that the reader gave for reading more of this case's conversation, or null. */
    @Nullable
    String reasonGiven(DSLContext desk, long caseId, Person reader) {
        return entries(desk)
                .where(of(caseId))
                .and(LEDGER_ENTRY.VERB.eq(LOOK_MORE))
                .and(LEDGER_ENTRY.ACTOR_KIND.eq("person"))
                .and(LEDGER_ENTRY.ACTOR.eq(reader.actor().id()))
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(1)
                .fetchOne(LEDGER_ENTRY.REASON);
    }

    private static SelectOnConditionStep<? extends Record> entries(DSLContext desk) {
        return desk.select(
                        LEDGER_ENTRY.AT,
                        LEDGER_ENTRY.VERB,
                        LEDGER_ENTRY.ACTOR_KIND,
                        LEDGER_ENTRY.ACTOR,
                        LEDGER_ENTRY.REASON,
                        WHO,
                        DETAIL,
                        after("messages"),
                        after("reasons"),
                        after("answers"))
                .from(LEDGER_ENTRY)
                .leftJoin(ACCOUNT)
                .on(LEDGER_ENTRY.ACTOR_KIND.eq("person"))
                .and(ACCOUNT.ACCOUNT_ID.cast(String.class).eq(LEDGER_ENTRY.ACTOR));
    }

    private static Condition of(long caseId) {
        return LEDGER_ENTRY.OBJECT_KIND.eq("case").and(LEDGER_ENTRY.OBJECT_ID.eq(Long.toString(caseId)));
    }

    private static CaseFile.Event event(Record r) {
        Instant at = r.get(LEDGER_ENTRY.AT);
        return new CaseFile.Event(at, r.get(LEDGER_ENTRY.VERB), r.get(WHO), r.get(DETAIL), r.get(LEDGER_ENTRY.REASON));
    }

    private static int number(Record r, String key) {
        String value = r.get(after(key));
        return value == null ? 0 : Integer.parseInt(value);
    }

    private static boolean isBy(Record r, Person reader) {
        return r.get(LEDGER_ENTRY.ACTOR_KIND).equals("person")
                && r.get(LEDGER_ENTRY.ACTOR).equals(reader.actor().id());
    }

    private static Field<String> after(String key) {
        return field("{0} ->> {1}", String.class, LEDGER_ENTRY.AFTER, inline(key));
    }
}
