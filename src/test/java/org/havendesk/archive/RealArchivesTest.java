package org.havendesk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.Test;

/** Imports real archives of the folder {@code havendesk.shared}, by default {@code ../shared/data}. */
class RealArchivesTest {
    private static final Path FOLDER = Path.of(System.getProperty("havendesk.shared", "../shared/data"));

    @Test
    void convabuseArrivesWholeAndASecondTimeChangesNothing() throws Exception {
        Path file = archive("convabuse.jsonl.gz");
        try (var databases = TestDatabases.fresh()) {
            Summary first = load(databases, file);
            assertThat(first.isComplete()).isTrue();
            assertThat(first.of(RecordType.ROOM)).isEqualTo(new Summary.Count(2340, 2340, 0, 0));
            assertThat(first.of(RecordType.MESSAGE)).isEqualTo(new Summary.Count(13328, 13328, 0, 0));
            assertThat(first.of(RecordType.REPORT)).isEqualTo(new Summary.Count(1505, 1505, 0, 0));
            Summary second = load(databases, file);
            assertThat(second.of(RecordType.MESSAGE)).isEqualTo(new Summary.Count(13328, 0, 13328, 0));
            assertThat(
                            databases
                                    .chat()
                                    .fetchValue(
                                            "select count(distinct m.member_id) from source.report r join source.message m using (message_id)"))
                    .isEqualTo(661L);
        }
    }

    /** The time is bounded loosely, for a machine that is busy with something else; what it took is printed. */
    @Test
    void aBusyRoomArrivesWithinAMinuteAndSixtyFourMegabytes() throws Exception {
        assertThat(busyRoom(archive("irc.jsonl.gz"))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    private static Duration busyRoom(Path file) throws Exception {
        var peak = new AtomicLong();
        var told = new AtomicInteger();
        long before = heapInUse();
        try (var databases = TestDatabases.fresh();
                InputStream in = Files.newInputStream(file)) {
            Summary summary = new ArchiveImport(databases.chatOwnerSource(), progress -> {
                        if (told.incrementAndGet() % 8 == 0) {
                            peak.accumulateAndGet(heapInUse(), Math::max);
                        }
                    })
                    .run(in);
            long kibibytes = (peak.get() - before) / 1024;
            System.out.printf("%s: %s, heap grew by %d KiB%n", file.getFileName(), summary.duration(), kibibytes);
            assertThat(summary.of(RecordType.MESSAGE)).isEqualTo(new Summary.Count(196_146, 196_146, 0, 0));
            assertThat(summary.isComplete()).isTrue();
            assertThat(kibibytes).isLessThan(64 << 10);
            assertThat(told.get()).isBetween(1, (int) (summary.duration().toMillis() / 250) + 1);
            return summary.duration();
        }
    }

    /** What is left of the heap after a collection. */
    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static Summary load(TestDatabases databases, Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return new ArchiveImport(databases.chatOwnerSource(), progress -> {}).run(in);
        }
    }

    private static Path archive(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.isReadable(file), () -> "skipped: " + file.toAbsolutePath() + " is not there");
        return file;
    }
}
