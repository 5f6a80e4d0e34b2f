package org.havendesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.havendesk.db.TestDatabases;
import org.havendesk.intake.Intake;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole demo community as a first start makes it: what stands behind it, and that moderators find no more than before. */
class WholeDemoTest {
    private static TestDatabases databases;
    private static DSLContext chat;
    private static Instant now;

    private interface Archive {
        void write(Instant now, OutputStream out) throws IOException;
    }

    @BeforeAll
    static void load() throws Exception {
        databases = TestDatabases.fresh();
        chat = databases.chat();
        now = Instant.now();
        long begin = System.nanoTime();
        load(DemoCommunity::writePast);
        new Intake(databases.desk(), chat).beginHere();
        load(DemoCommunity::writePresent);
        System.out.printf("The whole demo was made and imported in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    private static void load(Archive archive) throws Exception {
        var summary = new ArchiveImport(databases.chatOwnerSource(), progress -> {})
                .run(new ByteArrayInputStream(written(archive)));
        assertThat(summary.firstRefusals()).isEmpty();
        assertThat(summary.unknownKeys()).isZero();
    }

    private static byte[] written(Archive archive) throws IOException {
        var lines = new ByteArrayOutputStream();
        archive.write(now, lines);
        return lines.toByteArray();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void itHasAYearBehindIt() {
        assertThat(number("select count(*) from source.member")).isBetween(2_950, 3_050);
        assertThat(number("select count(*) from source.message")).isBetween(225_000, 275_000);
        assertThat(number("select count(distinct date_trunc('month', sent_at at time zone 'Europe/London'))"
                        + " from source.message"))
                .isBetween(15, 17);
        assertThat(number("select count(distinct date_trunc('month', answered_at)) from source.check_in"
                        + " where instrument = 'mood'"))
                .isBetween(15, 17);
        assertThat(values("select distinct instrument from source.check_in order by 1"))
                .containsExactly("core-10", "heard", "mood", "phq-9", "therapy", "who-5");
        assertThat(number("select count(*) from source.message where reply_to is not null"))
                .isGreaterThan(60_000);
    }

    @Test
    void everyProgramHasEnoughPeopleForAMonthButTheSmallOne() {
        var people = """
                select count(distinct c.member_id) from source.check_in c
                join source.membership m on m.member_id = c.member_id and m.room_id = '%s'
                where c.instrument = 'mood' and c.answered_at >= now() - interval '%d days' and c.answered_at < now() - interval '%d days'""";
        for (int month = 1; month <= 13; month++) {
            for (String room : List.of("first-year", "lounge", "kitchen-table", "good-days")) {
                assertThat(number(people.formatted(room, 30 * month + 30, 30 * month)))
                        .as("%s, %s months ago", room, month)
                        .isGreaterThan(280);
            }
            assertThat(number(people.formatted("night-owls", 30 * month + 30, 30 * month)))
                    .isBetween(1, 40);
        }
    }

    @Test
    void nobodyIsInTheFutureAndNoAnswerComesBeforeItsMessage() {
        assertThat(number("select count(*) from source.message where sent_at > now()"))
                .isZero();
        assertThat(number("select count(*) from source.check_in where answered_at > now()"))
                .isZero();
        assertThat(number("select count(*) from source.message m join source.message a on a.message_id = m.reply_to"
                        + " where a.sent_at >= m.sent_at or a.room_id <> m.room_id"))
                .isZero();
        assertThat(number("select count(*) from source.message m join source.member p using (member_id)"
                        + " where p.joined_at > m.sent_at"))
                .isZero();
    }

    @Test
    void itReadsLikePeople() {
        assertThat(number("select count(*) from source.message where body ~ '[{}|]|%s| {2}'"))
                .isZero();
        assertThat(number("select count(distinct body) from source.message")).isGreaterThan(55_000);
        assertThat(number("select count(*) from source.message m where not exists (select from source.membership s"
                        + " where s.room_id = m.room_id and s.member_id = m.member_id)"))
                .isZero();
    }

    @Test
    void moderatorsFindWhatIsNewAndNothingOfThePast() {
        var intake = new Intake(databases.desk(), chat);
        intake.drain();
        assertThat(databases.desk().fetchCount(org.havendesk.db.desk.Tables.CASES))
                .isBetween(18, 34);
        assertThat(number("select count(*) from source.report")).isGreaterThan(500);
        assertThat(intake.drain()).isZero();
    }

    @Test
    void itIsWrittenTheSameForTheSameMoment() throws IOException {
        assertThat(written(DemoCommunity::writePresent)).isEqualTo(written(DemoCommunity::writePresent));
    }

    private static int number(String query) {
        return chat.fetchSingle(query).get(0, Integer.class);
    }

    private static List<String> values(String query) {
        return chat.fetch(query).getValues(0, String.class);
    }
}
