package org.havendesk.intake;

import static org.havendesk.db.source.Tables.REPORT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Optional;
import org.havendesk.cases.Folding;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** What members report. */
class IncomingReports extends IncomingStream<IncomingReport> {
    private final Settings settings;
    private final Conversations conversations;
    private final Aliases aliases;

    IncomingReports(DSLContext desk, DSLContext chat) {
        this(desk, chat, chat, "report", REPORT, REPORT.SEQ, REPORT.REPORT_ID);
    }

    /** Reports that stand elsewhere, about messages and members of the chat. */
    IncomingReports(
            DSLContext desk,
            DSLContext chat,
            DSLContext store,
            String name,
            Table<?> table,
            Field<Long> seq,
            Field<String> id) {
        super(desk, store, name, table, seq, id);
        this.settings = new Settings(desk);
        this.conversations = new Conversations(chat);
        this.aliases = new Aliases(desk);
    }

    @Override
    Taking<IncomingReport> taking() {
        var arrivals = new Arrivals(settings.sortingTable(), settings.community(), conversations);
        var folding = new Folding(settings.clocks());
        return (tx, report) -> {
            var arrival = arrivals.of(report);
            if (arrival.memberId() != null) {
                aliases.of(arrival.memberId());
            }
            return Optional.of(folding.fold(tx, arrival));
        };
    }

    @Override
    List<IncomingReport> read(Condition which, List<Field<?>> order, int limit) {
        return store.select(
                        REPORT.SEQ,
                        REPORT.REPORT_ID,
                        REPORT.MESSAGE_ID,
                        REPORT.ROOM_ID,
                        REPORT.MEMBER_ID,
                        REPORT.REPORTER_ID,
                        REPORT.CATEGORY,
                        REPORT.REASON,
                        val((String) null),
                        REPORT.REPORTED_AT)
                .from(REPORT)
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(mapping(IncomingReport::new));
    }

    @Override
    Select<Record1<String>> reported(String[] ids) {
        var report = org.havendesk.db.desk.Tables.REPORT;
        return desk.select(report.REPORT_ID).from(report).where(report.REPORT_ID.eq(any(ids)));
    }
}
