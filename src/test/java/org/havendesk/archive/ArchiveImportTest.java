package org.havendesk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.havendesk.archive.Summary.Count;
import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveImportTest {
    private TestDatabases databases;
    private final SmallArchive archive =
            new SmallArchive().members("ash", "birch").room("grief").membership("grief", "ash");

    @BeforeEach
    void databases() {
        databases = TestDatabases.fresh();
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void aLineOverAMebibyteIsRefusedAndOneBelowIsTaken() {
        archive.message("fits", "grief", "ash", "x".repeat(1_000_000))
                .message("too-long", "grief", "ash", "x".repeat(1_100_000))
                .message("last", "grief", "ash", "x");
        Summary summary = archive.loadInto(databases);
        assertThat(summary.firstRefusals()).containsExactly(new Summary.Refusal(6, "is longer than 1 MiB"));
        assertThat(bodies()).extracting(String::length).containsExactly(1_000_000, 1);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAndNotQuoted() throws Exception {
        byte[] lines = archive.line("{\"type\":\"member\",\"id\":\"secret ?\"}").bytes();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i] == '?' ? (byte) 0xff : lines[i];
        }
        assertThat(load(lines).firstRefusals()).containsExactly(new Summary.Refusal(5, "is not JSON"));
    }

    @Test
    void theFirstTwentyRefusalsAreNamedInTheOrderOfTheFile() {
        for (int i = 0; i < 30; i++) {
            archive.message("stray-" + i, i % 2 == 0 ? "nowhere" : "grief", i % 2 == 0 ? "ash" : "nobody", "x");
            archive.line("not json");
        }
        Summary summary = archive.loadInto(databases);
        assertThat(summary.refused()).isEqualTo(60);
        assertThat(summary.firstRefusals()).hasSize(20);
        assertThat(summary.firstRefusals())
                .extracting(Summary.Refusal::line)
                .containsExactlyElementsOf(LongStream.rangeClosed(5, 24).boxed().toList());
        assertThat(summary.of(RecordType.MESSAGE)).isEqualTo(new Count(30, 0, 0, 30));
        assertThat(summary.firstRefusals().getFirst()).hasToString("line 5: room names an unknown room");
    }

    @Test
    void everyRefusalIsToldWhenItHappens() throws Exception {
        for (int i = 0; i < 15; i++) {
            archive.message("stray-" + i, "nowhere", "ash", "x").line("not json");
        }
        var told = new ArrayList<Summary.Refusal>();
        new ArchiveImport(databases.chatOwnerSource(), progress -> {}, told::add)
                .run(new ByteArrayInputStream(archive.bytes()));
        assertThat(told)
                .extracting(Summary.Refusal::line)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(5, 34).boxed().toList());
        assertThat(told).contains(new Summary.Refusal(33, "room names an unknown room"));
    }

    @Test
    void everyTypeArrivesAsItWasWritten() {
        archive.record(
                        "message",
                        "id",
                        "m1",
                        "room",
                        "grief",
                        "member",
                        "ash",
                        "sent_at",
                        "2026-01-05T11:00:00.5+01:00",
                        "body",
                        "tab\tslash\\line\r\nquote\" café 🌿 \\N \\.",
                        "edited_at",
                        "2026-01-05T10:05:00Z",
                        "removed_at",
                        "2026-01-05T10:06:00+0000")
                .record(
                        "report",
                        "id",
                        "r1",
                        "member",
                        "birch",
                        "reporter",
                        "panel-3",
                        "category",
                        "worry",
                        "created_at",
                        "2026-01-05T10:10:00Z")
                .record(
                        "check_in",
                        "id",
                        "c1",
                        "member",
                        "ash",
                        "room",
                        "grief",
                        "instrument",
                        "mood",
                        "phase",
                        "after",
                        "items",
                        List.of(2, 0.5, 1),
                        "score",
                        3.5,
                        "answered_at",
                        "2026-01-05T10:10:00Z");
        assertThat(archive.loadInto(databases).isComplete()).isTrue();
        var chat = databases.chat();
        assertThat(chat.fetchOne(
                                "select body, (sent_at at time zone 'utc')::text, edited_at is not null, removed_at is not null from source.message")
                        .intoList())
                .containsExactly("tab\tslash\\line\r\nquote\" café 🌿 \\N \\.", "2026-01-05 10:00:00.5", true, true);
        assertThat(chat.fetchOne("select message_id, room_id, member_id, reporter_id, reason from source.report")
                        .intoList())
                .containsExactly(null, null, "birch", "panel-3", null);
        assertThat(chat.fetchOne("select items::text, score from source.check_in")
                        .intoList())
                .containsExactly("{\"1\": 2, \"2\": 0.5, \"3\": 1}", new BigDecimal("3.5"));
        assertThat(chat.fetchOne("select state, is_bot from source.member where member_id = 'ash'")
                        .intoList())
                .containsExactly("active", false);
    }

    @Test
    void importingTwiceChangesNothing() {
        archive.message("m1", "grief", "ash", "one")
                .reply("m2", "grief", "birch", "two", "m1")
                .report("r1", "m2", "ash", "spam", null, Duration.ofHours(1));
        archive.loadInto(databases);
        var before = everything();
        Summary again = archive.loadInto(databases);
        assertThat(everything()).isEqualTo(before);
        assertThat(again.of(RecordType.MEMBER)).isEqualTo(new Count(2, 0, 2, 0));
        assertThat(again.of(RecordType.MEMBERSHIP)).isEqualTo(new Count(1, 0, 1, 0));
        assertThat(again.of(RecordType.MESSAGE)).isEqualTo(new Count(2, 0, 2, 0));
        assertThat(again.of(RecordType.REPORT)).isEqualTo(new Count(1, 0, 1, 0));
        assertThat(again.isComplete()).isTrue();
    }

    @Test
    void ofTwoRecordsWithOneIdTheFirstStays() {
        archive.message("m1", "grief", "ash", "first").message("m1", "grief", "birch", "second");
        assertThat(archive.loadInto(databases).of(RecordType.MESSAGE)).isEqualTo(new Count(2, 1, 1, 0));
        assertThat(bodies()).containsExactly("first");
    }

    @Test
    void seqFollowsTheOrderOfTheFileAndNotTheClock() {
        for (int i = 0; i < 12_000; i++) {
            archive.message("m" + i, "grief", "ash", "" + i, Duration.ofSeconds(i % 7919));
        }
        archive.loadInto(databases);
        assertThat(bodies()).hasSize(12_000).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
    }

    @Test
    void gzipIsRecognisedByItsFirstBytesWhateverItsParts() throws Exception {
        archive.message("m1", "grief", "ash", "one");
        byte[] first = gzip(archive.bytes());
        byte[] second = gzip(new SmallArchive().members("late").bytes());
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Summary summary = new ArchiveImport(databases.chatOwnerSource(), progress -> {}).run(trickle(both));
        assertThat(summary.of(RecordType.MEMBER)).isEqualTo(new Count(3, 3, 0, 0));
        assertThat(bodies()).containsExactly("one");
        assertThat(load(new byte[0]).of(RecordType.MEMBER)).isEqualTo(new Count(0, 0, 0, 0));
    }

    @Test
    void aBrokenGzipSaysHowFarItGotAndWhatWasReadStays() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 8_000; i++) {
            archive.message("m" + i, "grief", "ash", Long.toString(random.nextLong(), 36));
        }
        byte[] whole = gzip(archive.bytes());
        assertThatThrownBy(() -> load(Arrays.copyOf(whole, whole.length * 3 / 4)))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the archive breaks off after line \\d{4}: the file is cut off; "
                        + "\\d{4} records were added and stay, the rest is missing");
        assertThat(bodies()).hasSizeBetween(5_000, 7_900);
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1; // its checksum
        assertThatThrownBy(() -> load(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the file is damaged");
        assertThatThrownBy(() -> load(Arrays.copyOf(whole, 5))).hasMessageContaining("breaks off after line 0");
        assertThat(load(whole).isComplete()).isTrue();
        assertThat(bodies()).hasSize(8_000);
    }

    @Test
    void typesMayTakeTurnsAsLongAsWhatIsNamedCameBefore() {
        for (int i = 0; i < 50; i++) {
            archive.members("late-" + i)
                    .message("m" + i, "grief", "late-" + i, "x")
                    .report("r" + i, "m" + i, "late-" + i, "spam", null, Duration.ofHours(1))
                    .report("early-" + i, "m" + (i + 1), "late-" + i, "spam", null, Duration.ofHours(1));
        }
        Summary summary = archive.loadInto(databases);
        assertThat(summary.of(RecordType.MESSAGE)).isEqualTo(new Count(50, 50, 0, 0));
        assertThat(summary.of(RecordType.REPORT)).isEqualTo(new Count(100, 50, 0, 50));
        assertThat(summary.firstRefusals().getFirst())
                .isEqualTo(new Summary.Refusal(8, "message names an unknown message"));
    }

    @Test
    void anImportThatWasInterruptedIsCompletedByRunningItAgain() {
        for (int i = 0; i < 12_000; i++) {
            archive.message("m" + i, "grief", "ash", "" + i);
        }
        byte[] whole = archive.bytes();
        var pulledOut =
                new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length * 3 / 4), new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("pulled out");
                    }
                });
        assertThatThrownBy(() -> new ArchiveImport(databases.chatOwnerSource(), progress -> {}).run(pulledOut))
                .hasMessage("pulled out");
        assertThat(bodies()).hasSize(5_000);
        archive.loadInto(databases);
        assertThat(bodies()).hasSize(12_000).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
    }

    @Test
    void unknownKeysAreIgnoredAndCounted() {
        archive.record(
                "member", "id", "x", "handle", "x", "joined_at", "2026-01-05T10:00:00Z", "shoe_size", 44, "pet", "cat");
        Summary summary = archive.loadInto(databases);
        assertThat(summary.unknownKeys()).isEqualTo(2);
        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void blankLinesAndWindowsLineEndsAreNoRecords() throws Exception {
        String lines = "\uFEFF" + new String(archive.bytes(), StandardCharsets.UTF_8).replace("\n", "\r\n") + "\r\n \n";
        assertThat(load(lines.getBytes(StandardCharsets.UTF_8)).isComplete()).isTrue();
    }

    @Test
    void aReplyMayComeBeforeWhatItAnswersInItsBatchOrAnotherOne() {
        archive.reply("early", "grief", "ash", "early", "late").message("late", "grief", "ash", "late");
        archive.reply("far", "grief", "ash", "far", "end").reply("farther", "grief", "ash", "farther", "far");
        for (int i = 0; i < 5_500; i++) {
            archive.message("m" + i, "grief", "ash", "filler");
        }
        archive.message("end", "grief", "ash", "end")
                .report("r1", "farther", "birch", "spam", null, Duration.ofHours(1));
        Summary summary = archive.loadInto(databases);
        assertThat(summary.firstRefusals()).isEmpty();
        assertThat(summary.of(RecordType.MESSAGE)).isEqualTo(new Count(5_505, 5_505, 0, 0));
        assertThat(bodies()).containsSubsequence("early", "late", "end", "far", "farther");
    }

    @Test
    void aReplyFallsWithWhatItAnswersHoweverLongTheChainOrARing() {
        archive.message("root", "nowhere", "ash", "stray");
        for (int i = 0; i < 9_000; i++) {
            archive.reply("m" + i, "grief", "ash", "x", i == 0 ? "root" : "m" + (i - 1));
        }
        archive.reply("ring-a", "grief", "ash", "x", "ring-b").reply("ring-b", "grief", "ash", "x", "ring-a");
        archive.message("sound", "grief", "ash", "sound").reply("answer", "grief", "ash", "answer", "sound");
        archive.report("r1", "m8999", "birch", "spam", null, Duration.ofHours(1));
        Summary summary = archive.loadInto(databases);
        assertThat(summary.of(RecordType.MESSAGE)).isEqualTo(new Count(9_005, 2, 0, 9_003));
        assertThat(summary.of(RecordType.REPORT)).isEqualTo(new Count(1, 0, 0, 1));
        assertThat(summary.firstRefusals().subList(0, 2))
                .containsExactly(
                        new Summary.Refusal(5, "room names an unknown room"),
                        new Summary.Refusal(6, "reply_to names an unknown message"));
        assertThat(bodies()).containsExactly("sound", "answer");
        assertThat(summary.duration()).isLessThan(Duration.ofSeconds(20));
    }

    private Summary load(byte[] archive) throws Exception {
        return new ArchiveImport(databases.chatOwnerSource(), progress -> {}).run(new ByteArrayInputStream(archive));
    }

    private List<String> bodies() {
        return databases
                .chat()
                .fetch("select body from source.message order by seq")
                .getValues(0, String.class);
    }

    private List<String> everything() {
        return databases.chat().fetch("""
                        select to_jsonb(x)::text from source.member x
                        union all select to_jsonb(x)::text from source.room x
                        union all select to_jsonb(x)::text from source.membership x
                        union all select to_jsonb(x)::text from source.message x
                        union all select to_jsonb(x)::text from source.change x
                        union all select to_jsonb(x)::text from source.report x
                        order by 1""").getValues(0, String.class);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    /** As a pipe gives it: a byte at a time, and never a word about what comes. */
    private static InputStream trickle(byte[] bytes) {
        var in = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int size) {
                return in.read(buffer, offset, Math.min(1, size));
            }
        };
    }
}
