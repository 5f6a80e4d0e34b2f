package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.havendesk.archive.SmallArchive;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The reference store does what its outbox is asked, and answers. */
class OutboxTest {
    private TestDatabases databases;

    @BeforeEach
    void aRoomWithTwoMessages() {
        databases = TestDatabases.fresh();
        new SmallArchive()
                .members("ash", "birch")
                .record(
                        "member",
                        "id",
                        "gone",
                        "handle",
                        "gone",
                        "state",
                        "deactivated",
                        "joined_at",
                        "2026-01-01T00:00:00Z")
                .room("grief")
                .message("m1", "grief", "ash", "one")
                .message("m2", "grief", "birch", "two")
                .loadInto(databases);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void aRemovalMarksTheMessageTellsTheStreamOfChangesAndKeepsTheWords() {
        assertAnswer(remove(UUID.randomUUID(), "m1"), "done", null);
        Record message =
                databases.chat().fetchOne("select body, removed_at from source.message where message_id = 'm1'");
        assertThat(message.get("body")).isEqualTo("one");
        assertThat(message.get("removed_at")).isNotNull();
        assertThat(databases
                        .chat()
                        .fetch("select message_id || ' ' || kind from source.change")
                        .getValues(0, String.class))
                .containsExactly("m1 removed");
        assertThat(databases.chat().fetchValue("select removed_at from source.message where message_id = 'm2'"))
                .isNull();
    }

    @Test
    void removingWhatIsRemovedOrUnknownDoesNotApply() {
        remove(UUID.randomUUID(), "m1");
        assertAnswer(remove(UUID.randomUUID(), "m1"), "not_applicable", "was removed before");
        assertAnswer(remove(UUID.randomUUID(), "m9"), "not_applicable", "is not in the chat any more");
        assertThat(databases.chat().fetchCount(org.havendesk.db.source.Tables.CHANGE))
                .isEqualTo(1);
    }

    @Test
    void aSecondRequestWithTheSameKeyIsTheSameRequest() {
        UUID key = UUID.randomUUID();
        remove(key, "m1");
        assertThatThrownBy(() -> remove(key, "m1")).isInstanceOf(IntegrityConstraintViolationException.class);
        assertThatThrownBy(() -> remove(key, "m2")).isInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(databases.chat().fetchValue("select removed_at from source.message where message_id = 'm2'"))
                .isNull();
        notice(UUID.randomUUID(), "ash", "first");
        UUID told = UUID.randomUUID();
        notice(told, "ash", "second");
        assertThatThrownBy(() -> notice(told, "ash", "second"))
                .isInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(databases.chat().fetchValue("select count(*) from source.message where member_id = 'moderation'"))
                .isEqualTo(2L);
    }

    @Test
    void aNoticeArrivesInTheMembersOwnRoomWithTheTeam() {
        assertAnswer(notice(UUID.randomUUID(), "ash", "please be kind"), "done", null);
        Record arrived = databases.chat().fetchOne("""
                select m.body, r.room_id, r.kind, r.member_count, w.is_bot
                from source.message m join source.room r using (room_id) join source.member w on w.member_id = m.member_id
                where m.member_id = 'moderation'""");
        assertThat(arrived.intoList()).containsExactly("please be kind", "moderation:ash", "direct", 2, true);
        assertThat(databases
                        .chat()
                        .fetch("select member_id from source.membership where room_id = 'moderation:ash' order by 1")
                        .getValues(0, String.class))
                .containsExactly("ash", "moderation");
        assertAnswer(notice(UUID.randomUUID(), "birch", "hello"), "done", null);
        assertThat(databases.chat().fetchValue("select count(*) from source.room where kind = 'direct'"))
                .isEqualTo(2L);
    }

    @Test
    void aNoticeToSomebodyWhoIsNotThereDoesNotApply() {
        assertAnswer(notice(UUID.randomUUID(), "gone", "hello"), "not_applicable", "the member has left the chat");
        assertAnswer(notice(UUID.randomUUID(), "never", "hello"), "not_applicable", "the member has left the chat");
    }

    @Test
    void aRequestWithoutItsObjectIsNoRequest() {
        assertThatThrownBy(() -> remove(UUID.randomUUID(), null))
                .isInstanceOf(IntegrityConstraintViolationException.class);
        assertThatThrownBy(() -> notice(UUID.randomUUID(), "ash", null))
                .isInstanceOf(IntegrityConstraintViolationException.class);
    }

    @Test
    void aMutedMemberDoesNotWriteUntilItIsLifted() {
        assertAnswer(restrict("mute", "ash", null), "done", null);
        assertRefused("ash", "grief");
        write("birch", "grief");
        assertAnswer(restrict("mute", "ash", null), "not_applicable", "stands already");
        assertAnswer(restrict("unmute", "ash", null), "done", null);
        write("ash", "grief");
        assertAnswer(restrict("unmute", "ash", null), "not_applicable", "was lifted before");
    }

    @Test
    void aMutedMemberStillAnswersTheTeamAndHearsFromIt() {
        restrict("mute", "ash", null);
        assertAnswer(notice(UUID.randomUUID(), "ash", "how are you"), "done", null);
        write("ash", "moderation:ash");
    }

    @Test
    void aSuspendedOrBannedMemberWritesNowhereAndIsShownAsSuspended() {
        for (String[] pair : new String[][] {{"suspend", "unsuspend"}, {"ban", "unban"}}) {
            assertAnswer(restrict(pair[0], "ash", null), "done", null);
            assertRefused("ash", "grief");
            assertThat(state("ash")).isEqualTo("suspended");
            assertThat(state("birch")).isEqualTo("active");
            assertAnswer(notice(UUID.randomUUID(), "ash", "why this is so"), "done", null);
            assertRefused("ash", "moderation:ash");
            assertAnswer(restrict(pair[1], "ash", null), "done", null);
            assertThat(state("ash")).isEqualTo("active");
            write("ash", "grief");
        }
    }

    @Test
    void theEndOfASuspensionLeavesABan() {
        restrict("suspend", "ash", null);
        restrict("ban", "ash", null);
        restrict("unsuspend", "ash", null);
        assertRefused("ash", "grief");
        assertThat(state("ash")).isEqualTo("suspended");
    }

    @Test
    void whoWasRemovedFromARoomWritesInOthers() {
        databases
                .chatOwner()
                .execute(
                        "insert into chat.room (room_id, name, kind, created_at) values ('garden', 'Garden', 'public', now())");
        databases
                .chatOwner()
                .execute(
                        "insert into chat.membership (room_id, member_id, joined_at) values ('grief', 'ash', now() - interval '1 day')");
        assertAnswer(restrict("kick", "ash", "grief"), "done", null);
        assertThat(
                        databases
                                .chat()
                                .fetchValue(
                                        "select count(*) from source.membership where member_id = 'ash' and room_id = 'grief' and left_at is null"))
                .isEqualTo(0L);
        assertRefused("ash", "grief");
        write("ash", "garden");
        assertAnswer(restrict("readmit", "ash", "grief"), "done", null);
        write("ash", "grief");
        assertThatThrownBy(() -> restrict("kick", "ash", null))
                .isInstanceOf(IntegrityConstraintViolationException.class);
    }

    @Test
    void wordsFromBeforeARestrictionAreStillTakenIn() {
        restrict("ban", "ash", null);
        databases.chatOwner().execute("""
                        insert into chat.message (message_id, room_id, member_id, sent_at, body)
                        values ('of-the-archive', 'grief', 'ash', now() - interval '1 day', 'earlier')""");
    }

    @Test
    void botsAndWhoIsUnknownAreNotRestricted() {
        databases.chatOwner().execute("update chat.member set is_bot = true where member_id = 'birch'");
        restrict("mute", "birch", null);
        write("birch", "grief");
        assertAnswer(restrict("mute", "never", null), "not_applicable", "the member has left the chat");
    }

    @Test
    void aChatServerIsToldOfEachRequestAndMayAnswerItself() {
        databases.chatOwner().execute("alter table chat.moderation_action disable trigger moderation_action_perform");
        databases.chatOwner().connection(server -> {
            try (var statement = server.createStatement()) {
                statement.execute("listen moderation_action");
            }
            Record action = remove(UUID.randomUUID(), "m1");
            assertAnswer(action, "requested", null);
            var told = server.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(told).hasSize(1);
            assertThat(told[0].getParameter()).isEqualTo(action.get("action_id").toString());
        });
    }

    @Test
    void anEditIsToldToo() {
        databases
                .chatOwner()
                .execute("update chat.message set body = 'one, better', edited_at = now() where message_id = 'm1'");
        assertThat(databases
                        .chat()
                        .fetch("select message_id || ' ' || kind from source.change")
                        .getValues(0, String.class))
                .containsExactly("m1 edited");
    }

    private Record restrict(String kind, String member, String room) {
        return databases.chatEffects().fetchOne("""
                        insert into chat.moderation_action (key, not_after, kind, member_id, room_id)
                        values (gen_random_uuid(), now() + interval '1 hour', ?, ?, ?)
                        returning action_id, state, note, answered_at""", kind, member, room);
    }

    private void write(String member, String room) {
        databases.chatOwner().execute("""
                        insert into chat.message (message_id, room_id, member_id, sent_at, body)
                        values (gen_random_uuid()::text, ?, ?, now(), 'words')""", room, member);
    }

    private void assertRefused(String member, String room) {
        assertThatThrownBy(() -> write(member, room)).hasMessageContaining("may not write here");
    }

    private Object state(String member) {
        return databases.chat().fetchValue("select state from source.member where member_id = ?", member);
    }

    private Record remove(UUID key, String message) {
        return ask(key, "remove_message", null, message, null);
    }

    private Record notice(UUID key, String member, String body) {
        return ask(key, "notice", member, null, body);
    }

    private Record ask(UUID key, String kind, String member, String message, String body) {
        return databases.chatEffects().fetchOne("""
                        insert into chat.moderation_action (key, not_after, kind, member_id, message_id, body) values (?, now() + interval '1 hour', ?, ?, ?, ?)
                        returning action_id, state, note, answered_at""", key, kind, member, message, body);
    }

    private static void assertAnswer(Record action, String state, String note) {
        assertThat(action.get("state")).isEqualTo(state);
        assertThat(action.get("note")).isEqualTo(note);
        assertThat(action.get("answered_at") != null).isEqualTo(!state.equals("requested"));
    }
}
