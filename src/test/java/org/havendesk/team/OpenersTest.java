package org.havendesk.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.havendesk.cases.TestDesk;
import org.havendesk.settings.Community;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who wrote into the quiet and got no answer yet. */
class OpenersTest {
    private final TestDesk desk = new TestDesk();
    private final Settings settings = new Settings(desk.desk);
    private final Openers openers = new Openers(desk.databases.chat(), settings);

    @BeforeEach
    void twoRooms() {
        for (String member : new String[] {"finch", "robin", "heron", "helper"}) {
            desk.member(member, member);
        }
        desk.chat.execute("update chat.member set is_bot = true where member_id = 'helper'");
        desk.room("circle");
        desk.room("night");
        settings.save(
                new Community("Lantern", ZoneOffset.UTC, List.of(new Community.Program("Carers", Set.of("night")))),
                "test");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theFirstAfterThirtyQuietMinutesWaitsUntilSomebodyElseWrites() {
        say("a", "circle", "finch", 100);
        assertThat(openers.unanswered()).singleElement().satisfies(room -> {
            assertThat(room.room()).isEqualTo("circle");
            assertThat(room.program()).isNull();
            assertThat(Duration.between(room.oldest(), Instant.now()).toMinutes())
                    .isEqualTo(100);
        });
        say("b", "circle", "finch", 90);
        assertThat(openers.unanswered().getFirst().sentAt())
                .as("their own next words are no answer")
                .hasSize(1);
        say("c", "circle", "helper", 80);
        assertThat(openers.unanswered()).as("a bot is no answer").hasSize(1);
        say("d", "circle", "robin", 70);
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void whoeverWritesAgainAfterMoreQuietOpensAgainAndBotsDoNotBreakTheQuiet() {
        say("a", "circle", "finch", 120);
        say("bot", "circle", "helper", 100);
        say("b", "circle", "finch", 90);
        assertThat(openers.unanswered().getFirst().sentAt())
                .as("exactly 30 quiet minutes")
                .hasSize(2);
        say("c", "circle", "finch", 61);
        assertThat(openers.unanswered().getFirst().sentAt())
                .as("29 are not quiet")
                .hasSize(2);
    }

    @Test
    void aMessageInTheMiddleOfTalkOpensNothing() {
        say("a", "circle", "finch", 60);
        say("b", "circle", "robin", 50);
        say("c", "circle", "finch", 40);
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void aThreadWaitsForAnAnswerInTheThread() {
        say("before", "circle", "robin", 130);
        say("a", "circle", "finch", 120);
        answer("own", "a", "circle", "finch", 110);
        say("talk", "circle", "robin", 100);
        assertThat(openers.unanswered())
                .as("the talk goes on beside the thread")
                .singleElement()
                .satisfies(room -> assertThat(room.sentAt()).hasSize(1));
        answer("bot", "a", "circle", "helper", 95);
        assertThat(openers.unanswered()).hasSize(1);
        answer("deep", "own", "circle", "heron", 90);
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void whatWasRemovedIsAsIfItHadNotBeenSent() {
        say("a", "circle", "finch", 100);
        say("b", "circle", "robin", 90);
        desk.chat.execute("update chat.message set removed_at = now() where message_id = 'b'");
        assertThat(openers.unanswered()).hasSize(1);
        desk.chat.execute("update chat.message set removed_at = now() where message_id = 'a'");
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void onlyTheLastTwoDaysAndRoomsForManyCountAndTheLongestWaitComesFirst() {
        say("old", "circle", "finch", 49 * 60);
        assertThat(openers.unanswered()).isEmpty();
        say("night", "night", "finch", 47 * 60);
        say("new", "circle", "finch", 60);
        assertThat(openers.unanswered()).extracting(RoomOpeners::room).containsExactly("night", "circle");
        assertThat(openers.unanswered().getFirst().program()).isEqualTo("Carers");
        desk.chat.execute("update chat.room set kind = 'direct' where room_id = 'night'");
        desk.chat.execute("update chat.room set archived_at = now() where room_id = 'circle'");
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void aMessageJustBeforeTheTwoDaysStillBreaksTheQuiet() {
        say("old", "circle", "robin", 48 * 60 + 10);
        say("a", "circle", "finch", 48 * 60 - 10);
        assertThat(openers.unanswered()).isEmpty();
    }

    @Test
    void anEmptyChatHasNobodyWaiting() {
        assertThat(openers.unanswered()).isEmpty();
    }

    private void say(String id, String room, String member, int minutesAgo) {
        desk.message(id, room, member, Duration.ofMinutes(minutesAgo), "words");
    }

    private void answer(String id, String to, String room, String member, int minutesAgo) {
        say(id, room, member, minutesAgo);
        desk.chat.execute("update chat.message set reply_to = ? where message_id = ?", to, id);
    }
}
