package org.havendesk.intake;

import static org.havendesk.db.source.Tables.CHECK_IN;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.substring;

import java.time.Instant;
import java.util.List;
import org.havendesk.cases.Folding;
import org.havendesk.chat.Aliases;
import org.havendesk.chat.Conversations;
import org.havendesk.ledger.Actor;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** What members answer when they are asked how they are; an answer at its alert line opens a care case. */
class IncomingCheckIns extends IncomingStream<IncomingCheckIn> {
    private static final Actor ALERT_LINE = new Actor.Rule("alert_line");
    private static final Field<Instant> NOW = field("now()", Instant.class);

    private final Settings settings;
    private final Conversations conversations;
    private final Aliases aliases;

    IncomingCheckIns(DSLContext desk, DSLContext chat) {
        this(desk, chat, chat, "check_in", CHECK_IN, CHECK_IN.SEQ, CHECK_IN.CHECK_IN_ID);
    }

    /** Check-ins that stand elsewhere, of members of the chat. */
    IncomingCheckIns(
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
    Taking<IncomingCheckIn> taking() {
        var arrivals = new CheckInArrivals(
                settings.newest(Kinds.ALERT_LINES).value(),
                settings.community(),
                conversations,
                desk.select(NOW).fetchSingle().value1());
        var folding = new Folding(settings.clocks(), ALERT_LINE);
        return (tx, checkIn) -> arrivals.of(checkIn).map(arrival -> {
            aliases.of(arrival.memberId());
            return folding.fold(tx, arrival);
        });
    }

    @Override
    List<IncomingCheckIn> read(Condition which, List<Field<?>> order, int limit) {
        return store.select(
                        CHECK_IN.SEQ,
                        CHECK_IN.CHECK_IN_ID,
                        CHECK_IN.MEMBER_ID,
                        CHECK_IN.ROOM_ID,
                        CHECK_IN.INSTRUMENT,
                        CHECK_IN.ITEMS,
                        CHECK_IN.ANSWERED_AT)
                .from(CHECK_IN)
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(mapping(IncomingCheckIn::new));
    }

    @Override
    Select<Record1<String>> reported(String[] ids) {
        var report = org.havendesk.db.desk.Tables.REPORT;
        String[] reportIds =
                List.of(ids).stream().map(CheckInArrivals::reportId).toArray(String[]::new);
        return desk.select(substring(report.REPORT_ID, CheckInArrivals.PREFIX.length() + 1))
                .from(report)
                .where(report.REPORT_ID.eq(any(reportIds)));
    }
}
