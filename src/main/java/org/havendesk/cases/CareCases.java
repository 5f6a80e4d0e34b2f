package org.havendesk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Room;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Settings;
import org.havendesk.settings.SortingTable.Sorted;
import org.havendesk.settings.Tier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** Opens a care case for somebody who wrote in the conversation of another case, as for whoever was the target of harassment. */
@PreAuthorize(Roles.WORKS_CASES)
public class CareCases {
    private static final String WORRY = "worry";

    private final DSLContext desk;
    private final Settings settings;
    private final Conversations conversations;
    private final Aliases aliases;

    public CareCases(DSLContext desk, Settings settings, Conversations conversations, Aliases aliases) {
        this.desk = desk;
        this.settings = settings;
        this.conversations = conversations;
        this.aliases = aliases;
    }

    /**
     * Opens a care case for the author of a message, with the message as its evidence, or adds it to the one that is open.
     * {@code Done} names that case; it is not claimed.
     *
     * @param caseId the case in whose conversation the message stands
     * @param reason for colleagues; required
     * @param tier null: as the sorting table has it for a worry
     */
    public Outcome open(long caseId, String messageId, String reason, @Nullable Tier tier, Person person) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("opening a care case needs a reason");
        }
        if (OwnMatters.is(desk, caseId, person)) {
            return OwnMatters.REFUSED;
        }
        Message message = Reviews.within(desk, conversations, caseId, messageId, person);
        if (conversations.members(List.of(message.memberId())).values().stream().anyMatch(m -> m.bot())) {
            return new Outcome.Refused("care_for_bot");
        }
        aliases.of(message.memberId());
        return desk.transactionResult(tx -> {
            OwnMatters.hold(tx.dsl(), person);
            return open(tx.dsl(), caseId, arrival(tx.dsl(), message, reason.strip(), tier), person);
        });
    }

    private Outcome open(DSLContext tx, long caseId, Arrival arrival, Person person) {
        if (OwnMatters.isMember(tx, arrival.subjectId(), person)) {
            return OwnMatters.REFUSED;
        }
        var folded = new Folding(settings.clocks(), person.actor()).fold(tx, arrival);
        List<Entry> entries = new ArrayList<>(folded.entries());
        entries.addLast(entries.removeLast().because(arrival.reason()));
        if (folded.caseId() != caseId) {
            entries.add(Entry.of(person.actor(), "care_case", "case", caseId).after(Map.of("case", folded.caseId())));
        }
        Folding.publish(tx, List.of(caseId, folded.caseId()));
        Ledger.append(tx, entries);
        return CaseMoves.lock(tx, folded.caseId()).orElseThrow().done();
    }

    private Arrival arrival(DSLContext tx, Message message, String reason, @Nullable Tier tier) {
        Sorted worry = settings.sortingTable().sort(WORRY, null);
        var sorted = new Sorted(WORRY, CasePath.CARE, tier == null ? worry.tier() : tier, worry.severity(), true);
        var evidence = Arrival.Evidence.around(message, conversations);
        Optional<Room> room = conversations.room(message.roomId());
        return new Arrival(
                "care:" + UUID.randomUUID(),
                message.messageId(),
                message.roomId(),
                room.map(Room::openName).orElse(null),
                message.memberId(),
                null,
                WORRY,
                reason,
                CaseMoves.now(tx),
                sorted,
                settings.community().programOf(message.roomId()),
                evidence.messages(),
                evidence.position(),
                null,
                null);
    }
}
