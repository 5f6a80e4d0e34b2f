package org.havendesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.db.TestDatabases;
import org.havendesk.settings.Community;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommunityTest {
    private static final Instant NOW = Instant.parse("2026-11-19T13:24:30Z");
    private static final String AGE = "extract(epoch from timestamptz '2026-11-19T13:24:30Z' - reported_at) / 60";

    private static TestDatabases databases;
    private static Summary summary;
    private static DSLContext chat;

    @BeforeAll
    static void load() throws Exception {
        databases = TestDatabases.fresh();
        summary = new ArchiveImport(databases.chatOwnerSource(), progress -> {})
                .run(new ByteArrayInputStream(written(NOW)));
        chat = databases.chat();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void itArrivesWithoutARefusal() {
        assertThat(summary.firstRefusals()).isEmpty();
        assertThat(summary.unknownKeys()).isZero();
        assertThat(summary.of(RecordType.MEMBER).added()).isBetween(45L, 55L);
        assertThat(summary.of(RecordType.MESSAGE).added()).isBetween(880L, 920L);
        assertThat(summary.of(RecordType.REPORT).added()).isBetween(26L, 30L);
        assertThat(summary.of(RecordType.CHECK_IN).added()).isBetween(20L, 150L);
        assertThat(values("select count(*) from source.room where kind <> 'direct'"))
                .containsExactly("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:30:00Z", "2026-07-01T03:00:00Z", "2026-12-31T23:59:59.999Z"})
    void itIsWrittenTheSameForTheSameMomentAndIsNeverInTheFuture(String now) throws Exception {
        byte[] lines = written(Instant.parse(now));
        assertThat(lines).isEqualTo(written(Instant.parse(now)));
        var times = java.util.regex.Pattern.compile("_at\":\"([^\"]+)\"")
                .matcher(new String(lines, java.nio.charset.StandardCharsets.UTF_8))
                .results()
                .map(m -> Instant.parse(m.group(1)))
                .toList();
        assertThat(times).isNotEmpty().allMatch(time -> time.isBefore(Instant.parse(now)));
    }

    @Test
    void somebodyAnsweredAtEachAlertLineAndNobodyReportedThem() {
        String answered = "extract(epoch from timestamptz '" + NOW + "' - answered_at) / 60";
        assertThat(values(
                        "select items ->> '9' from source.check_in where instrument = 'phq-9' and items ->> '9' <> '0'"
                                + " and " + answered + " < 60 order by answered_at desc"))
                .containsExactly("2", "1");
        assertThat(values(
                        "select items ->> '9' from source.check_in where instrument = 'phq-9' and items ->> '9' <> '0'"
                                + " and " + answered + " > 72 * 60"))
                .hasSize(1);
        assertThat(values("select items ->> '6' from source.check_in where instrument = 'core-10'"))
                .containsExactly("0");
        assertThat(
                        values(
                                "select member_id from source.check_in where instrument = 'phq-9' and items ->> '9' <> '0' intersect"
                                        + " select coalesce(r.member_id, m.member_id) from source.report r left join source.message m using (message_id)"))
                .isEmpty();
    }

    @Test
    void itsProgramsAreTheRoomsThatAreThere() {
        Community community = DemoCommunity.community();
        assertThat(community.name()).isEqualTo("Lantern Circle");
        assertThat(community.programs())
                .extracting(Community.Program::name)
                .containsExactly("Grief and loss", "Young adults", "Carers", "Night owls", "Living with pain");
        Set<String> rooms =
                community.programs().stream().flatMap(p -> p.rooms().stream()).collect(Collectors.toSet());
        assertThat(values("select room_id from source.room")).containsAll(rooms);
    }

    @Test
    void theQueueLooksAlive() {
        assertThat(values("select count(*) from source.report where category in ('crisis', 'self_harm') and " + AGE
                        + " between 3 and 12"))
                .containsExactly("1");
        assertThat(values("select count(*) from source.report where category = 'self_harm' and " + AGE
                        + " between 16 and 20"))
                .containsExactly("1");
        assertThat(values(
                        "select distinct category from source.report where category in ('harassment', 'private_messages', 'threat') and "
                                + AGE + " < 60 order by 1"))
                .containsExactly("harassment", "private_messages", "threat");
        assertThat(values(
                        "select distinct category from source.report where category in ('misinformation', 'contact_details', 'derailing', 'conflict') and "
                                + AGE + " > 100 order by 1"))
                .containsExactly("conflict", "contact_details", "derailing", "misinformation");
        assertThat(values("select count(*) from source.report where category = 'spam' and " + AGE
                        + " between 1440 and 2880"))
                .containsExactly("2");
        assertThat(values("select count(*) from source.report where category = 'other'"))
                .containsExactly("1");
        assertThat(
                        values(
                                "select reason from source.report where category = 'derailing' and reason like '%worried about%'"))
                .hasSize(1);
    }

    @Test
    void reportsAreAboutMessagesAndOneAboutARoomAndOneAboutAMember() {
        assertThat(values("select room_id from source.report where message_id is null and member_id is null"))
                .containsExactly("evening-circle");
        assertThat(
                        values(
                                "select handle from source.report r join source.member using (member_id) where message_id is null"))
                .hasSize(1);
        assertThat(values("select message_id from source.report group by 1 having count(distinct reporter_id) > 2"))
                .isNotEmpty();
        assertThat(
                        values(
                                "select report_id from source.report r join source.message using (message_id) where reported_at <= sent_at"))
                .isEmpty();
        assertThat(
                        values(
                                "select report_id from source.report r join source.message m using (message_id) where reporter_id = m.member_id"))
                .isEmpty();
        assertThat(values("select reporter_id from source.report except select member_id from source.member"))
                .isEmpty();
    }

    @Test
    void theRoomsRead() {
        assertThat(values("select room_id from source.message group by 1 having count(*) >= 15"))
                .hasSize(10);
        assertThat(values("select message_id from source.message where reply_to is not null")
                        .size())
                .isGreaterThan(250);
        assertThat(values(
                                "select message_id from source.message m join source.member x on m.body like '@' || x.handle || ' %' or m.body like x.handle || ': %'")
                        .size())
                .isGreaterThan(20);
        assertThat(values("select message_id from source.message where edited_at is not null"))
                .hasSize(12);
        assertThat(values("select message_id from source.message where removed_at is not null"))
                .hasSize(5);
        assertThat(
                        values(
                                "select message_id from source.message where body like '%{%' or body like '%|%' or body like '%\\%s%'"))
                .isEmpty();
        assertThat(
                        values(
                                "select m.message_id from source.message m join source.message a on a.message_id = m.reply_to where a.seq >= m.seq or a.room_id <> m.room_id"))
                .isEmpty();
        assertThat(
                        values(
                                "select m.message_id from source.message m where not exists (select from source.membership s where s.room_id = m.room_id and s.member_id = m.member_id)"))
                .isEmpty();
    }

    private static List<String> values(String query) {
        return chat.fetch(query).getValues(0, String.class);
    }

    private static byte[] written(Instant now) throws IOException {
        var lines = new ByteArrayOutputStream();
        DemoCommunity.write(now, lines);
        return lines.toByteArray();
    }
}
