package org.havendesk.privacy;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.EVIDENCE;
import static org.havendesk.db.desk.Tables.LEGAL_HOLD;
import static org.havendesk.db.desk.Tables.MEASURE;
import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;
import static org.havendesk.db.desk.Tables.MEMBER_REQUEST;
import static org.havendesk.db.desk.Tables.REPORT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.chat.Alias;
import org.havendesk.chat.Conversations;
import org.havendesk.db.desk.Routines;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One member by the id that both databases know them by: where something is kept about them, and how it goes. */
class Members {
    private final DSLContext desk;
    private final Conversations conversations;

    Members(DSLContext desk, Conversations conversations) {
        this.desk = desk;
        this.conversations = conversations;
    }

    /** The id of whoever has this handle, or this id; empty where neither the chat nor the desk knows them. */
    Optional<String> find(String handleOrId) {
        String name = handleOrId.strip().replaceFirst("^@", "");
        String handle = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(conversations.idsByHandle(List.of(handle)).get(handle))
                .or(() -> Optional.of(name)
                        .filter(id -> conversations.members(List.of(id)).containsKey(id) || isKept(id)));
    }

    private boolean isKept(String memberId) {
        return desk.fetchExists(MEMBER_ALIAS, MEMBER_ALIAS.MEMBER_ID.eq(memberId))
                || desk.fetchExists(REPORT, of(memberId))
                || desk.fetchExists(EVIDENCE, EVIDENCE.MEMBER_ID.eq(memberId));
    }

    boolean isOwn(DSLContext tx, String memberId, Person person) {
        return tx.fetchExists(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(person.accountId()).and(ACCOUNT.MEMBER_ID.eq(memberId)));
    }

    /** The handle of whom a request is about, if the chat still has it; for the words of others, in which it may stand. */
    Optional<String> handle(DSLContext tx, long requestId) {
        return tx.select(MEMBER_REQUEST.MEMBER_ID)
                .from(MEMBER_REQUEST)
                .where(MEMBER_REQUEST.REQUEST_ID.eq(requestId))
                .fetchOptional(MEMBER_REQUEST.MEMBER_ID)
                .map(id -> conversations.members(List.of(id)).get(id))
                .map(member -> member.handle());
    }

    Optional<Alias> alias(String memberId) {
        return desk.select(MEMBER_ALIAS.WORDS, MEMBER_ALIAS.CODE)
                .from(MEMBER_ALIAS)
                .where(MEMBER_ALIAS.MEMBER_ID.eq(memberId))
                .fetchOptional(r -> new Alias(r.value1(), r.value2()));
    }

    /** The rule that stands against erasing the member now; the database holds the same by itself. */
    Optional<String> refusesErasure(DSLContext tx, String memberId) {
        Condition subject = CASES.SUBJECT_KIND.eq("member").and(CASES.SUBJECT_ID.eq(memberId));
        if (tx.fetchExists(CASES, subject.and(CASES.STATE.ne("closed")))) {
            return Optional.of("open_case");
        }
        if (tx.fetchExists(tx.selectOne()
                .from(LEGAL_HOLD)
                .join(CASES)
                .on(CASES.CASE_ID.eq(LEGAL_HOLD.CASE_ID))
                .leftJoin(REPORT)
                .on(REPORT.CASE_ID.eq(CASES.CASE_ID))
                .leftJoin(EVIDENCE)
                .on(EVIDENCE.REPORT_ID.eq(REPORT.REPORT_ID))
                .where(LEGAL_HOLD.LIFTED_AT.isNull())
                .and(subject.or(of(memberId)).or(EVIDENCE.MEMBER_ID.eq(memberId))))) {
            return Optional.of("held");
        }
        boolean restricted = tx.fetchExists(
                MEASURE,
                MEASURE.MEMBER_ID.eq(memberId),
                MEASURE.ENDED_AT.isNull(),
                MEASURE.LIFTED_AT.isNull(),
                MEASURE.CANCELLED_AT.isNull());
        return restricted ? Optional.of("restricted") : Optional.empty();
    }

    /** Erases the member in the transaction of {@code tx}; returns how many cases were about them. */
    int erase(DSLContext tx, String memberId, Optional<String> handle) {
        @Nullable String mentioned = handle.orElse(null);
        return Routines.eraseMember(tx.configuration(), memberId, mentioned);
    }

    private static Condition of(String memberId) {
        return REPORT.MEMBER_ID.eq(memberId).or(REPORT.REPORTER_ID.eq(memberId));
    }
}
