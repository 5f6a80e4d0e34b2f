package org.havendesk.chat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.havendesk.chat.Conversations;
import org.havendesk.chat.Message;
import org.havendesk.chat.Room;
import org.havendesk.db.ChatServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract over the archive of ejabberd, of one domain and of several. */
class EjabberdViewsTest {
    private static final String ROOM = "grief@conference.example.org";

    @ParameterizedTest
    @CsvSource({"EMBEDDED,ejabberd", "EMBEDDED,ejabberd-domains", "DEBIAN_15,ejabberd", "DEBIAN_15,ejabberd-domains"})
    void roomsAndConversationsOfTwoAreReadOnce(ChatServer server, String tables) throws Exception {
        boolean several = tables.endsWith("domains");
        try (var store = PlatformStore.of(server, StoreFile.EJABBERD, tables)) {
            user(store, several, "ash");
            user(store, several, "birch");
            store.platform.execute(
                    "insert into muc_room (name, host, opts" + (several ? ", server_host" : "") + ") values ('grief',"
                            + " 'conference.example.org', '[{title,<<\"Grief\">>},{public,true},{members_only,false}]'"
                            + (several ? ", 'example.org'" : "") + ")");
            archive(store, several, ROOM, 100, "ash@example.org", "ash", "groupchat", "hello");
            archive(store, several, ROOM, 200, "birch@example.org", "birch", "groupchat", "you are awful");
            archive(store, several, "ash", 300, "birch@example.org", "ash", "chat", "between us");
            archive(store, several, "birch", 301, "ash@example.org", "ash", "chat", "between us");
            var conversations = new Conversations(store.reader);
            Message middle = conversations.message("200").orElseThrow();
            assertThat(middle.memberId()).isEqualTo("birch@example.org");
            assertThat(middle.roomId()).isEqualTo(ROOM);
            assertThat(conversations.before(middle, 5))
                    .extracting(Message::body)
                    .containsExactly("hello");
            assertThat(conversations.room(ROOM)).contains(new Room(ROOM, "Grief", "public", 0, false));
            assertThat(conversations.message("301"))
                    .as("the reader's copy of it")
                    .isEmpty();
            Message between = conversations.message("300").orElseThrow();
            assertThat(between.memberId()).isEqualTo("ash@example.org");
            assertThat(conversations.room(between.roomId()).orElseThrow().kind())
                    .isEqualTo("direct");
            assertThat(store.reader
                            .fetch("select member_id from source.member order by 1")
                            .getValues(0, String.class))
                    .containsExactly("ash@example.org", "birch@example.org");
            assertThat(store.shortcomings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEncryptedHasNoWordsAndRetractionsAreChanges(ChatServer server) throws Exception {
        try (var store = PlatformStore.of(server, StoreFile.EJABBERD, "ejabberd")) {
            store.platform.execute(
                    "insert into archive (username, timestamp, peer, bare_peer, kind, txt, xml) values"
                            + " (?, 100, 'ash@example.org/t', 'ash@example.org', 'groupchat', 'This message is encrypted.',"
                            + " '<message><encrypted xmlns=''eu.siacs.conversations.axolotl''/><body>This message is encrypted.</body></message>'),"
                            + " (?, 200, 'ash@example.org/t', 'ash@example.org', 'groupchat', '',"
                            + " '<message><retract id=''100'' xmlns=''urn:xmpp:message-retract:1''/></message>')",
                    ROOM,
                    ROOM);
            assertThat(new Conversations(store.reader)
                            .message("100")
                            .orElseThrow()
                            .body())
                    .isNull();
            assertThat(store.reader
                            .fetch("select concat_ws(' ', seq, kind, message_id) from source.change")
                            .getValues(0, String.class))
                    .containsExactly("200 removed 100");
        }
    }

    private static void user(PlatformStore store, boolean several, String name) {
        store.platform.execute(
                "insert into users (username, password" + (several ? ", server_host" : "") + ") values (?, 'x'"
                        + (several ? ", 'example.org'" : "") + ")",
                name);
    }

    private static void archive(
            PlatformStore store,
            boolean several,
            String owner,
            long at,
            String peer,
            String from,
            String kind,
            String words)
            throws SQLException {
        store.platform.execute(
                "insert into archive (username, timestamp, peer, bare_peer, kind, txt, xml"
                        + (several ? ", server_host" : "") + ") values (?, ?, ?, ?, ?, ?, ?"
                        + (several ? ", 'example.org'" : "") + ")",
                owner,
                at,
                peer,
                peer,
                kind,
                words,
                "<message from='" + from + "@example.org/t' type='" + kind + "'><body>" + words + "</body></message>");
    }
}
