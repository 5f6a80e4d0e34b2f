package org.havendesk.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.havendesk.db.TestDatabases;
import org.havendesk.settings.Community;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.PublishedSet;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;

/**
 * A community of a given size on databases of its own, whose members write, answer and report as a number made of their own
 * number says: the same on every run. Member n is at home in program n % programs.
 */
final class Town implements AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Instant LONG_AFTER = Instant.parse("2031-01-01T00:00:00Z");

    final TestDatabases databases = TestDatabases.fresh();
    final DSLContext desk = databases.desk();
    final DSLContext chat = databases.chatOwner();
    final Path mark;
    final Settings settings = new Settings(desk);
    private final int programs;

    Town(int members, int programs) {
        this.programs = programs;
        try {
            mark = Files.createTempDirectory(Path.of("target"), "mark").resolve("release-mark");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        chat.execute("alter table chat.message disable trigger message_restricted");
        for (int program = 0; program < programs; program++) {
            chat.execute(
                    "insert into chat.room (room_id, name, kind, created_at) values (?, ?, 'public', ?::timestamptz)",
                    room(program),
                    "Room " + program,
                    FIRST.atStartOfDay(ZONE).toInstant().toString());
        }
        chat.execute(
                "insert into chat.member (member_id, handle, joined_at) select 'm' || n, 'm' || n, '2024-12-01' from generate_series(1, ?) n",
                members);
    }

    /** Everybody writes, answers and reports for so many quarters from the first one on. */
    Town live(int quarters) {
        LocalDate end = FIRST.plusMonths(3L * quarters);
        chat.execute("""
                insert into chat.message (message_id, room_id, member_id, sent_at, body, reply_to)
                select 'w' || n || '-' || d, 'r' || n % ?, 'm' || n,
                       d + make_interval(hours => abs(hashtext('h' || n)) % 24, mins => abs(hashtext('i' || n || d)) % 60),
                       'words', case when abs(hashtext('r' || n || d)) % 3 = 0 then 'first' end
                from generate_series(1, (select count(*) from chat.member where member_id like 'm%')) n,
                     generate_series(?::timestamptz, ?::timestamptz - interval '2 days', interval '9 days') d
                where abs(hashtext('d' || n || d)) % 4 < 3""".replace("'first'", "null::text"), programs, FIRST.toString(), end.toString());
        answers("mood", FIRST, end, 20, "1 + abs(hashtext('o' || n || '-' || d)) % 5");
        answers("who-5", FIRST, end, 30, "4 * (abs(hashtext('f' || n || '-' || d)) % 26)");
        answers("heard", FIRST, end, 40, "abs(hashtext('e' || n || '-' || d)) % 3");
        answers("therapy", FIRST, end, 45, "abs(hashtext('t' || n)) % 2");
        chat.execute("""
                insert into chat.report (report_id, message_id, reporter_id, category, reported_at)
                select 'p' || message_id, message_id, member_id, 'spam', sent_at
                from chat.message where abs(hashtext('q' || message_id)) % 9 = 0""");
        chat.execute("analyze");
        return this;
    }

    private void answers(String instrument, LocalDate from, LocalDate to, int days, String score) {
        chat.execute(("""
                insert into chat.check_in (check_in_id, member_id, instrument, phase, score, answered_at)
                select '%1$s' || n || '-' || d, 'm' || n, '%1$s', 'periodic', %2$s,
                       d + make_interval(mins => abs(hashtext('k' || n || d)) %% 1000)
                from generate_series(1, (select count(*) from chat.member where member_id like 'm%%')) n,
                     generate_series(?::timestamptz + interval '3 days', ?::timestamptz - interval '2 days', interval '%3$s days') d
                where abs(hashtext('a' || n || d || '%1$s')) %% 10 < 8""").formatted(instrument, score, days), from.toString(), to.toString());
    }

    /** The programs become public, and with them figures can be. */
    Town open(PublishedSet set) {
        settings.save(Kinds.PUBLISHED_SET, set, "test");
        settings.save(community(), "test");
        return this;
    }

    Town open() {
        return open(quarterly());
    }

    Community community() {
        List<Community.Program> all = new ArrayList<>();
        for (int program = 0; program < programs; program++) {
            all.add(new Community.Program("Program " + program, Set.of(room(program))));
        }
        return new Community("Town", ZONE, all);
    }

    static PublishedSet quarterly() {
        return set(false, 30);
    }

    static PublishedSet monthly() {
        return set(true, 10);
    }

    private static PublishedSet set(boolean monthly, int level) {
        return new PublishedSet(
                monthly,
                new PublishedSet.Level("mood", List.of(1, 2, 3, 4), 2, level),
                new PublishedSet.Change("who-5", 10, 25),
                new PublishedSet.ActiveDays(List.of(1, 3, 6), 10),
                15,
                20);
    }

    Publisher publisher() {
        return new Publisher(desk, databases.chat(), mark);
    }

    /** With noise that is the same on every run. */
    Publisher publisher(long seed) {
        return new Publisher(desk, databases.chat(), mark, seeded(seed));
    }

    static Noise seeded(long seed) {
        var random = new java.util.SplittableRandom(seed);
        return new DiscreteLaplace(count -> count == 0 ? 0 : random.nextLong() >>> (Long.SIZE - count));
    }

    Published published() {
        return new Published(databases.leads());
    }

    String csv() {
        var out = new java.io.ByteArrayOutputStream();
        try {
            new PublishedExport(published()).write(false, out);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    static String room(int program) {
        return "r" + program;
    }

    static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public void close() {
        databases.close();
    }
}
