package org.havendesk.privacy;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.MEMBER_REQUEST;
import static org.jooq.impl.DSL.field;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Conversations;
import org.havendesk.db.desk.tables.Account;
import org.havendesk.db.desk.tables.records.MemberRequestRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.privacy.Answered.Done;
import org.havendesk.privacy.Answered.Refused;
import org.havendesk.privacy.MemberRequest.Kind;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * What members asked about their data: one supervisor asks, another one answers within seven days of the database's
 * clock. Agreeing to an erasure erases at once; agreeing to a report opens it to whoever asked, for 60 minutes. Nobody asks
 * or answers about the member that they named as their own. Refusals are outcomes, not exceptions; each act is one entry of
 * the ledger, which names the request and never the member.
 */
@PreAuthorize("hasRole('" + Roles.SUPERVISOR + "')")
public class MemberRequests {
    static final Duration TIME_TO_ANSWER = Duration.ofDays(7);
    static final Duration OPEN = Duration.ofMinutes(60);

    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);
    private static final Account ASKER = ACCOUNT.as("asker");
    private static final Account ANSWERER = ACCOUNT.as("answerer");
    private static final Condition RUNNING = MEMBER_REQUEST.STATE.eq("asked");

    private final DSLContext desk;
    private final Members members;

    public MemberRequests(DSLContext desk, Conversations conversations) {
        this.desk = desk;
        this.members = new Members(desk, conversations);
    }

    /** The newest first, at most 50. */
    public List<MemberRequest> recent(Person reader) {
        return desk.select(MEMBER_REQUEST, ASKER.DISPLAY_NAME, ANSWERER.DISPLAY_NAME, NOW)
                .from(MEMBER_REQUEST)
                .join(ASKER)
                .on(ASKER.ACCOUNT_ID.eq(MEMBER_REQUEST.ASKED_BY))
                .leftJoin(ANSWERER)
                .on(ANSWERER.ACCOUNT_ID.eq(MEMBER_REQUEST.ANSWERED_BY))
                .orderBy(MEMBER_REQUEST.ASKED_AT.desc(), MEMBER_REQUEST.REQUEST_ID.desc())
                .limit(50)
                .fetch(r -> read(r.value1(), r.value2(), r.value3(), r.value4(), reader));
    }

    /** How many this person may answer. */
    public int countFor(Person person) {
        return desk.fetchCount(
                MEMBER_REQUEST,
                RUNNING.and(MEMBER_REQUEST.ANSWER_BY.gt(NOW)).and(MEMBER_REQUEST.ASKED_BY.ne(person.accountId())));
    }

    /**
     * Asks a second person; the reason is required.
     *
     * @param member a handle, with or without its @, or a member id
     */
    public Answered ask(Kind kind, String member, String reason, Person person) {
        String why = required(reason);
        Optional<String> found = members.find(member);
        if (found.isEmpty()) {
            return new Refused("unknown");
        }
        return desk.transactionResult(tx -> ask(tx.dsl(), kind, found.get(), why, person));
    }

    private Answered ask(DSLContext tx, Kind kind, String memberId, String why, Person person) {
        if (members.isOwn(tx, memberId, person)) {
            return new Refused("own_member");
        }
        Optional<String> no = kind == Kind.ERASE ? members.refusesErasure(tx, memberId) : Optional.empty();
        if (no.isPresent()) {
            return new Refused(no.get());
        }
        lapse(tx, memberId);
        return tx.insertInto(MEMBER_REQUEST)
                .set(MEMBER_REQUEST.KIND, kind.key())
                .set(MEMBER_REQUEST.MEMBER_ID, memberId)
                .set(MEMBER_REQUEST.REASON, why)
                .set(MEMBER_REQUEST.ASKED_BY, person.accountId())
                .set(MEMBER_REQUEST.ANSWER_BY, now(tx).plus(TIME_TO_ANSWER))
                .onConflictDoNothing()
                .returning(MEMBER_REQUEST.REQUEST_ID)
                .fetchOptional(MEMBER_REQUEST.REQUEST_ID)
                .<Answered>map(id -> done(tx, person, "ask", id, kind, why))
                .orElse(new Refused("asked_already"));
    }

    /** Agrees, and what was asked happens; the reason is required. */
    public Answered approve(long requestId, String reason, Person person) {
        String why = required(reason);
        Optional<String> handle = members.handle(desk, requestId);
        return answer(requestId, person, (tx, asked) -> switch (kind(asked)) {
            case REPORT -> {
                asked.setOpenUntil(now(tx).plus(OPEN));
                yield answered(tx, asked, "approved", "approve", why, person);
            }
            case ERASE -> {
                String memberId = asked.getMemberId();
                Optional<String> no = members.refusesErasure(tx, memberId);
                if (no.isPresent()) {
                    yield new Refused(no.get());
                }
                lapseReports(tx, memberId);
                asked.setMemberId(null);
                asked.setState("approved");
                asked.setAnsweredBy(person.accountId());
                asked.setAnsweredAt(now(tx));
                asked.setAnswerReason(why);
                asked.update();
                int cases = members.erase(tx, memberId, handle);
                Ledger.append(
                        tx,
                        Entry.of(person.actor(), "erase_member", "member_request", requestId)
                                .because(why)
                                .after(Map.of("cases", cases)));
                yield new Done(requestId);
            }
        });
    }

    /** Sends it back; the reason is required. */
    public Answered refuse(long requestId, String reason, Person person) {
        String why = required(reason);
        return answer(requestId, person, (tx, asked) -> answered(tx, asked, "refused", "refuse", why, person));
    }

    /** Takes back what one asked oneself. */
    public Answered withdraw(long requestId, Person person) {
        return locked(requestId, (tx, asked) -> {
            if (asked.getAskedBy() != person.accountId()) {
                return new Refused("not_your_ask");
            }
            asked.setState("withdrawn");
            asked.setAnsweredAt(now(tx));
            asked.update();
            return done(tx, person, "withdraw", requestId, kind(asked), null);
        });
    }

    private Answered answer(long requestId, Person person, BiFunction<DSLContext, MemberRequestRecord, Answered> act) {
        return locked(requestId, (tx, asked) -> {
            if (asked.getAskedBy() == person.accountId()) {
                return new Refused("own_ask");
            }
            if (members.isOwn(tx, asked.getMemberId(), person)) {
                return new Refused("own_member");
            }
            return act.apply(tx, asked);
        });
    }

    private Answered locked(long requestId, BiFunction<DSLContext, MemberRequestRecord, Answered> act) {
        return desk.transactionResult(tx -> tx.dsl()
                .selectFrom(MEMBER_REQUEST)
                .where(MEMBER_REQUEST.REQUEST_ID.eq(requestId))
                .forUpdate()
                .fetchOptional()
                .map(asked -> isRunning(tx.dsl(), asked) ? act.apply(tx.dsl(), asked) : new Refused("over"))
                .orElse(new Refused("over")));
    }

    private static boolean isRunning(DSLContext tx, MemberRequestRecord asked) {
        return asked.getState().equals("asked") && asked.getAnswerBy().isAfter(now(tx));
    }

    private static Answered answered(
            DSLContext tx, MemberRequestRecord asked, String state, String verb, String why, Person person) {
        asked.setState(state);
        asked.setAnsweredBy(person.accountId());
        asked.setAnsweredAt(now(tx));
        asked.setAnswerReason(why);
        asked.update();
        return done(tx, person, verb, asked.getRequestId(), kind(asked), why);
    }

    private static Answered done(
            DSLContext tx, Person person, String verb, long requestId, Kind kind, @Nullable String why) {
        Ledger.append(
                tx,
                Entry.of(person.actor(), verb, "member_request", requestId)
                        .because(why)
                        .after(Map.of("detail", kind.key())));
        return new Done(requestId);
    }

    /** What nobody answered in time makes room for a new ask. */
    private static void lapse(DSLContext tx, String memberId) {
        tx.update(MEMBER_REQUEST)
                .set(MEMBER_REQUEST.STATE, "lapsed")
                .where(MEMBER_REQUEST.MEMBER_ID.eq(memberId))
                .and(RUNNING)
                .and(MEMBER_REQUEST.ANSWER_BY.le(NOW))
                .execute();
    }

    /** There is nothing to report on any more. */
    private static void lapseReports(DSLContext tx, String memberId) {
        tx.update(MEMBER_REQUEST)
                .set(MEMBER_REQUEST.STATE, "lapsed")
                .where(MEMBER_REQUEST.MEMBER_ID.eq(memberId))
                .and(MEMBER_REQUEST.KIND.eq(Kind.REPORT.key()))
                .and(RUNNING)
                .execute();
    }

    private MemberRequest read(
            MemberRequestRecord row, String asker, @Nullable String answerer, Instant now, Person reader) {
        boolean known = row.getMemberId() != null && row.getAskedBy() != reader.accountId();
        return new MemberRequest(
                row.getRequestId(),
                kind(row),
                known ? members.alias(row.getMemberId()).orElse(null) : null,
                MemberRequest.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getReason(),
                row.getAskedBy(),
                asker,
                row.getAskedAt(),
                row.getAnswerBy(),
                answerer == null ? null : new MemberRequest.Answer(answerer, row.getAnswerReason()),
                row.getOpenUntil(),
                now);
    }

    private static Kind kind(MemberRequestRecord row) {
        return Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT));
    }

    private static Instant now(DSLContext tx) {
        return tx.select(NOW).fetchSingle().value1();
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("this needs a reason");
        }
        return reason.strip();
    }
}
