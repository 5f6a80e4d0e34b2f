package org.havendesk.chat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Room;
import org.havendesk.db.ChatServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract over the tables of Matrix Synapse. */
class SynapseViewsTest {

    @ParameterizedTest
    @EnumSource
    void conversationsAreReadThroughTheContract(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            List.of("ash", "birch", "cedar").forEach(chat::user);
            chat.room("!grief", "Grief", "public", false, "ash", "birch", "cedar");
            chat.message("$1", "!grief", "ash", "hello");
            chat.message("$2", "!grief", "birch", "you are awful");
            chat.message("$3", "!grief", "ash", "zero \u0000 sign and \\u0000 spelt");
            var conversations = new Conversations(store.reader);
            Message middle = conversations.message("$2").orElseThrow();
            assertThat(middle.memberId()).isEqualTo("@birch:example.org");
            assertThat(conversations.before(middle, 5))
                    .extracting(Message::body)
                    .containsExactly("hello");
            assertThat(conversations.after(middle, 5))
                    .extracting(Message::body)
                    .containsExactly("zero  sign and \\u0000 spelt");
            assertThat(conversations.room("!grief")).contains(new Room("!grief", "Grief", "public", 3, false));
            assertThat(conversations
                            .members(List.of("@ash:example.org"))
                            .get("@ash:example.org")
                            .handle())
                    .isEqualTo("ash");
            assertThat(store.shortcomings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEncryptedRoomShowsWhoAndWhenAndNoWords(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            List.of("ash", "birch").forEach(chat::user);
            chat.room("!quiet", "", "invite", true, "ash", "birch");
            chat.encrypted("$1", "!quiet", "ash");
            var conversations = new Conversations(store.reader);
            Message message = conversations.message("$1").orElseThrow();
            assertThat(message.body()).isNull();
            assertThat(message.memberId()).isEqualTo("@ash:example.org");
            Room room = conversations.room("!quiet").orElseThrow();
            assertThat(room.encrypted()).isTrue();
            assertThat(room.kind()).isEqualTo("private");
            store.platform.execute(
                    "insert into account_data values ('@ash:example.org', 'm.direct', 1, '{\"@birch:example.org\": [\"!quiet\"]}')");
            assertThat(conversations.room("!quiet").orElseThrow().openName()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void editsAndRedactionsAreOneStreamAndStandOnTheMessage(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            List.of("ash", "birch").forEach(chat::user);
            chat.room("!grief", "Grief", "public", false, "ash", "birch");
            chat.message("$1", "!grief", "ash", "first words");
            chat.message("$2", "!grief", "birch", "stays");
            chat.edit("$3", "$1", "!grief", "ash", "other words");
            chat.edit("$4", "$2", "!grief", "ash", "an edit by somebody else");
            chat.redact("$5", "$2", "!grief", "ash");
            var conversations = new Conversations(store.reader);
            Message edited = conversations.message("$1").orElseThrow();
            assertThat(edited.body()).isEqualTo("other words");
            assertThat(edited.editedAt()).isNotNull();
            assertThat(edited.removedAt()).isNull();
            Message removed = conversations.message("$2").orElseThrow();
            assertThat(removed.body()).isEqualTo("stays");
            assertThat(removed.removedAt()).isNotNull();
            assertThat(conversations.message("$3")).as("an edit is no message").isEmpty();
            assertThat(store.reader
                            .fetch("select kind || ' ' || message_id from source.change order by seq")
                            .getValues(0, String.class))
                    .containsExactly("edited $1", "edited $2", "removed $2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRejectedOrAnOutlierIsNoMessage(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            chat.user("ash");
            chat.room("!grief", "Grief", "public", false, "ash");
            chat.message("$1", "!grief", "ash", "taken");
            chat.message("$2", "!grief", "ash", "rejected");
            chat.message("$3", "!grief", "ash", "outlier");
            store.platform.execute("update events set rejection_reason = 'auth_error' where event_id = '$2'");
            store.platform.execute("update events set outlier = true where event_id = '$3'");
            assertThat(store.reader
                            .fetch("select message_id from source.message")
                            .getValues(0, String.class))
                    .containsExactly("$1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsOfMessagesRoomsAndPeopleAreOneStream(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            store.platform.execute(
                    "insert into event_reports values (7, 1000, '!grief', '$1', '@ash:example.org', 'rude', '{}')");
            store.platform.execute("insert into room_reports values (1, 2000, '!grief', '@ash:example.org', '')");
            store.platform.execute(
                    "insert into user_reports values (1, 3000, '@birch:example.org', '@ash:example.org', 'spam')");
            assertThat(store.reader
                            .fetch("select concat_ws(' ', seq, report_id, message_id, room_id, member_id, reason)"
                                    + " from source.report order by seq")
                            .getValues(0, String.class))
                    .containsExactly(
                            "1000 event:7 $1 !grief rude", "2000 room:1 !grief", "3000 user:1 @birch:example.org spam");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsSuspendedLockedOrGoneIsCalledSo(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.SYNAPSE, "synapse")) {
            var chat = new SynapseChat(store.platform);
            List.of("ash", "birch", "cedar", "dill").forEach(chat::user);
            store.platform.execute("update users set suspended = true where name = '@ash:example.org'");
            store.platform.execute("update users set locked = true where name = '@birch:example.org'");
            store.platform.execute("update users set deactivated = 1 where name = '@cedar:example.org'");
            assertThat(store.reader
                            .fetch("select state from source.member order by member_id")
                            .getValues(0, String.class))
                    .containsExactly("suspended", "suspended", "deactivated", "active");
        }
    }
}
