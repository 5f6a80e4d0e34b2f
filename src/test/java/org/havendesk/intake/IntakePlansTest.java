package org.havendesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.havendesk.cases.TestDesk;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every statement with which the intake takes a report or a check-in in finds its rows by an index, as the server says itself. */
class IntakePlansTest {
    private static final Pattern END_TO_END = Pattern.compile("Seq Scan on (\\w+)");

    private final TestDesk desk = new TestDesk();
    private final List<Query> asked = new ArrayList<>();
    private final List<Query> askedOfChat = new ArrayList<>();

    @BeforeEach
    void aBusyChat() {
        desk.chat.execute("insert into chat.member (member_id, handle, joined_at)"
                + " select 'member-' || n, 'member-' || n, '2025-01-01' from generate_series(0, 4999) n");
        desk.chat.execute("insert into chat.room (room_id, name, kind, created_at)"
                + " select 'room-' || n, 'room-' || n, 'private', '2025-01-01' from generate_series(0, 1999) n");
        desk.chat.execute("""
                insert into chat.membership (room_id, member_id, joined_at)
                select 'room-' || n % 2000, 'member-' || n % 5000, '2025-01-01' from generate_series(0, 9999) n""");
        desk.chat.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body)
                select 'message-' || n, 'room-' || n % 2000, 'member-' || n % 5000, '2026-01-01'::timestamptz + n * interval '1 minute', 'words'
                from generate_series(0, 19999) n""");
        desk.chat.execute("""
                insert into chat.report (report_id, message_id, reporter_id, category, reported_at)
                select 'old-' || n, 'message-' || n, 'member-1', 'spam', '2026-02-01' from generate_series(0, 9999) n""");
        desk.chat.execute("""
                insert into chat.check_in (check_in_id, member_id, instrument, phase, score, answered_at)
                select 'old-' || n, 'member-' || n % 5000, 'mood', 'periodic', 3, '2026-02-01' from generate_series(0, 9999) n""");
        desk.chat.execute("analyze");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void takingInFindsEverythingByAnIndex() {
        var intake = new Intake(listening(desk.desk, asked), listening(desk.databases.chat(), askedOfChat));
        intake.beginHere();
        desk.report("message-15000", "member-7", "abuse", Duration.ZERO);
        desk.report("message-15000", "member-8", "spam", Duration.ZERO);
        desk.checkIn("member-9", "phq-9", "{\"9\": 3}", Duration.ZERO);
        assertThat(intake.drain()).isEqualTo(3);
        desk.report("message-15001", "member-7", "abuse", Duration.ZERO);
        assertThat(intake.drain()).isEqualTo(1); // looks through the window once more
        assertThat(askedOfChat).hasSizeGreaterThan(10);
        assertThat(endToEnd(desk.databases.chat(), askedOfChat)).isEmpty();
        assertThat(asked).hasSizeGreaterThan(40);
        // tables are small here: an index is used where there is one
        Set<String> own = desk.desk.transactionResult(tx -> {
            tx.dsl().execute("set local enable_seqscan = off");
            return endToEnd(tx.dsl(), asked);
        });
        assertThat(own).doesNotContain("cases", "report", "evidence", "member_alias", "intake_nothing", "intake_mark");
    }

    @Test
    void aReadingFromEndToEndIsSeen() {
        listening(desk.databases.chat(), askedOfChat).fetch("select * from source.message where body = 'words'");
        assertThat(endToEnd(desk.databases.chat(), askedOfChat)).containsExactly("message");
    }

    private static DSLContext listening(DSLContext db, List<Query> asked) {
        return DSL.using(db.configuration().derive(ExecuteListener.onStart((ExecuteContext context) -> {
            if (context.query() != null) {
                asked.add(context.query());
            }
        })));
    }

    /** The tables that these statements read from end to end. */
    private static Set<String> endToEnd(DSLContext db, List<Query> asked) {
        Set<String> tables = new TreeSet<>();
        for (Query query : asked) {
            String sql = query.getSQL(ParamType.INLINED);
            if (sql.matches("(?s)(select|insert|update|delete|with).*")) {
                String plan = String.join("\n", db.fetch("explain " + sql).getValues(0, String.class));
                END_TO_END.matcher(plan).results().forEach(found -> tables.add(found.group(1)));
            }
        }
        return tables;
    }
}
