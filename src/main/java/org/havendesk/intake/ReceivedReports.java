package org.havendesk.intake;

import static org.havendesk.db.desk.Tables.RECEIVED_REPORT;
import static org.jooq.Records.mapping;

import java.util.List;
import java.util.Set;
import org.havendesk.chat.Conversations;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Reports that sources sent over HTTP: those of {@link IncomingReports}, read from the desk's own inbox. */
final class ReceivedReports extends IncomingReports {
    private final Conversations conversations;

    ReceivedReports(DSLContext desk, DSLContext chat) {
        super(desk, chat, desk, "received_report", RECEIVED_REPORT, RECEIVED_REPORT.SEQ, RECEIVED_REPORT.REPORT_ID);
        conversations = new Conversations(chat);
    }

    /** A source can name anybody: what came while the chat store could not be asked is checked here. */
    @Override
    Taking<IncomingReport> taking() {
        Taking<IncomingReport> taking = super.taking();
        return (tx, report) -> {
            if (report.memberId() != null
                    && conversations.members(Set.of(report.memberId())).isEmpty()) {
                throw new IllegalArgumentException("the member that it names is not in the chat store");
            }
            return taking.take(tx, report);
        };
    }

    @Override
    List<IncomingReport> read(Condition which, List<Field<?>> order, int limit) {
        return store.select(
                        RECEIVED_REPORT.SEQ,
                        RECEIVED_REPORT.REPORT_ID,
                        RECEIVED_REPORT.MESSAGE_ID,
                        RECEIVED_REPORT.ROOM_ID,
                        RECEIVED_REPORT.MEMBER_ID,
                        RECEIVED_REPORT.REPORTER_ID,
                        RECEIVED_REPORT.CATEGORY,
                        RECEIVED_REPORT.REASON,
                        RECEIVED_REPORT.QUOTED,
                        RECEIVED_REPORT.REPORTED_AT)
                .from(RECEIVED_REPORT)
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(mapping(IncomingReport::new));
    }
}
