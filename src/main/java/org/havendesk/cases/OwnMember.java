package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Member;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.security.access.prepost.PreAuthorize;

/** Who somebody of the staff is in the chat, named by themselves and told to nobody: their own matters are kept away from them. */
@PreAuthorize(Roles.WORKS_CASES)
public class OwnMember {

    /** What came of naming oneself. */
    public enum Named {
        DONE,
        /** The chat knows no such member, or it is a bot. */
        UNKNOWN,
        /** Another account named this member. */
        TAKEN
    }

    private final DSLContext desk;
    private final Conversations conversations;

    public OwnMember(DSLContext desk, Conversations conversations) {
        this.desk = desk;
        this.conversations = conversations;
    }

    /** The handle of the person's own member, as only they may see it; empty where they named none, or it left the chat. */
    public Optional<String> handle(Person person) {
        return Optional.ofNullable(desk.select(ACCOUNT.MEMBER_ID)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                        .fetchOne(ACCOUNT.MEMBER_ID))
                .flatMap(this::member)
                .map(Member::handle);
    }

    /**
     * Names the person's own member. What they hold of their own matters goes back to the queue at once.
     *
     * @param handleOrId as the chat has it; a handle in any case, with or without {@code @}
     */
    public Named set(String handleOrId, Person person) {
        Optional<String> memberId = find(handleOrId.strip());
        if (memberId.isEmpty()) {
            return Named.UNKNOWN;
        }
        try {
            desk.transaction(tx -> set(tx.dsl(), memberId.get(), person));
            return Named.DONE;
        } catch (IntegrityConstraintViolationException e) {
            return Named.TAKEN;
        }
    }

    private static void set(DSLContext tx, String memberId, Person person) {
        tx.update(ACCOUNT)
                .set(ACCOUNT.MEMBER_ID, memberId)
                .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                .execute();
        List<Locked> held = CaseMoves.select(tx)
                .where(CASES.STATE.eq(CaseState.CLAIMED.key()))
                .and(CASES.LEASED_BY.eq(person.accountId()))
                .and(OwnMatters.of(person))
                .orderBy(CASES.CASE_ID)
                .forUpdate()
                .fetch(CaseMoves::locked);
        for (Locked locked : held) {
            Move move = locked.isHeld() ? Move.RELEASE : Move.EXPIRE;
            CaseMoves.move(tx, locked, move, row -> {}, CaseMoves.entry(person.actor(), move, locked));
        }
        Ledger.append(tx, Entry.of(person.actor(), "own_member", "account", person.accountId()));
    }

    private Optional<String> find(String handleOrId) {
        String handle = handleOrId.startsWith("@") ? handleOrId.substring(1) : handleOrId;
        if (handle.isEmpty()) {
            return Optional.empty();
        }
        String lower = handle.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(conversations.idsByHandle(Set.of(lower)).get(lower))
                .or(() -> Optional.of(handleOrId))
                .flatMap(this::member)
                .filter(member -> !member.bot())
                .map(Member::memberId);
    }

    private Optional<Member> member(String memberId) {
        return Optional.ofNullable(conversations.members(Set.of(memberId)).get(memberId));
    }
}
