package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.RECEIVED_CHECK_IN;
import static org.jooq.Records.mapping;

import java.util.List;
import java.util.Set;
import org.havendesk.chat.Conversations;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Check-ins that sources sent over HTTP: those of {@link IncomingCheckIns}, read from the desk's own inbox. */
final class ReceivedCheckIns extends IncomingCheckIns {
    private final Conversations conversations;

    ReceivedCheckIns(DSLContext desk, DSLContext chat) {
        super(
                desk,
                chat,
                desk,
                "received_check_in",
                RECEIVED_CHECK_IN,
                RECEIVED_CHECK_IN.SEQ,
                RECEIVED_CHECK_IN.CHECK_IN_ID);
        conversations = new Conversations(chat);
    }

    @Override
    Taking<IncomingCheckIn> taking() {
        Taking<IncomingCheckIn> taking = super.taking();
        return (tx, checkIn) -> {
            if (conversations.members(Set.of(checkIn.memberId())).isEmpty()) {
                throw new IllegalArgumentException("its member is not in the chat store");
            }
            return taking.take(tx, checkIn);
        };
    }

    @Override
    List<IncomingCheckIn> read(Condition which, List<Field<?>> order, int limit) {
        return store.select(
                        RECEIVED_CHECK_IN.SEQ,
                        RECEIVED_CHECK_IN.CHECK_IN_ID,
                        RECEIVED_CHECK_IN.MEMBER_ID,
                        RECEIVED_CHECK_IN.ROOM_ID,
                        RECEIVED_CHECK_IN.INSTRUMENT,
                        RECEIVED_CHECK_IN.ITEMS,
                        RECEIVED_CHECK_IN.ANSWERED_AT)
                .from(RECEIVED_CHECK_IN)
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(mapping(IncomingCheckIn::new));
    }
}
