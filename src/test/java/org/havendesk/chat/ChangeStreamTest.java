package org.havendesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.havendesk.archive.SmallArchive;
import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits and removals are told once each, whenever they are committed. */
class ChangeStreamTest {
    private final TestDatabases databases = TestDatabases.fresh();
    private final AtomicLong nanos = new AtomicLong();
    private final ChangeStream stream = new ChangeStream(databases.chat(), nanos::get);

    @BeforeEach
    void threeMessages() {
        new SmallArchive()
                .members("ash")
                .room("grief")
                .message("m1", "grief", "ash", "one")
                .message("m2", "grief", "ash", "two")
                .message("m3", "grief", "ash", "three")
                .loadInto(databases);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void whatChangedBeforeTheFirstReadingIsNoNewsAndWhatChangesAfterItIsToldOnce() {
        edit("m1");
        assertThat(stream.news()).isEmpty();
        edit("m2");
        databases.chatOwner().execute("update chat.message set removed_at = now() where message_id = 'm3'");
        assertThat(stream.news())
                .extracting(c -> c.kind() + " " + c.messageId())
                .containsExactly("edited m2", "removed m3");
        assertThat(stream.news()).isEmpty();
    }

    @Test
    void aLowerNumberThatIsCommittedLateIsNotLost() throws Exception {
        assertThat(stream.news()).isEmpty();
        try (Connection late = databases.chatOwnerSource().getConnection();
                var statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("update chat.message set body = 'late' where message_id = 'm1'");
            edit("m2");
            assertThat(ids(stream.news())).containsExactly("m2");
            nanos.addAndGet(Duration.ofMinutes(4).toNanos());
            edit("m3");
            assertThat(ids(stream.news())).containsExactly("m3");
            late.commit();
            late.setAutoCommit(true);
        }
        assertThat(ids(stream.news())).containsExactly("m1");
        assertThat(stream.news()).isEmpty();
    }

    @Test
    void whatWasReadLongAgoIsNotReadAgainAndWhatIsNewStillIs() {
        assertThat(stream.news()).isEmpty();
        edit("m1");
        assertThat(ids(stream.news())).containsExactly("m1");
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(stream.news()).isEmpty();
        edit("m2");
        assertThat(ids(stream.news())).containsExactly("m2");
    }

    private void edit(String messageId) {
        databases
                .chatOwner()
                .execute(
                        "update chat.message set body = body || '!', edited_at = now() where message_id = ?",
                        messageId);
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(Change::messageId).toList();
    }
}
