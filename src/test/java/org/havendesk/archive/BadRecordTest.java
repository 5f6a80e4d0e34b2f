package org.havendesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRecordTest {
    private static final String SENT = "\"sent_at\":\"2026-01-05T10:00:00Z\"";

    private static TestDatabases databases;

    @BeforeAll
    static void databases() {
        databases = TestDatabases.fresh();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"member","id":"x"                                                                 | is not JSON
            {"type":"room"} {"type":"room"}                                                           | is not JSON
            ["member"]                                                                                | is not a JSON object
            "member"                                                                                  | is not a JSON object
            {"id":"x"}                                                                                | type is missing
            {"type":"sticker","id":"x"}                                                               | type is unknown
            {"type":7}                                                                                | type is unknown
            {"type":"member","id":"x","joined_at":"2026-01-05T10:00:00Z"}                             | handle is missing
            {"type":"member","id":"x","handle":null,"joined_at":"2026-01-05T10:00:00Z"}               | handle is missing
            {"type":"member","id":"x","handle":" ","joined_at":"2026-01-05T10:00:00Z"}                | handle is empty
            {"type":"member","id":5,"handle":"x","joined_at":"2026-01-05T10:00:00Z"}                  | id is not text
            {"type":"member","id":"x","handle":"x","joined_at":"2026-01-05T10:00:00"}                 | joined_at has no time zone
            {"type":"member","id":"x","handle":"x","joined_at":"yesterday"}                           | joined_at is not an ISO 8601 time
            {"type":"member","id":"x","handle":"x","joined_at":"2026-02-30T10:00:00Z"}                | joined_at is not an ISO 8601 time
            {"type":"member","id":"x","handle":"x","joined_at":"-0044-03-15T10:00:00Z"}               | joined_at is not in the years 1 to 9999
            {"type":"member","id":"x","handle":"x","joined_at":"2026-01-05T10:00:00Z","state":"away"} | state is none of active, suspended, deactivated
            {"type":"member","id":"x","handle":"x","joined_at":"2026-01-05T10:00:00Z","bot":"yes"}    | bot is neither true nor false
            {"type":"room","id":"x","name":"x","kind":"secret","created_at":"2026-01-05T10:00:00Z"}   | kind is none of public, private, direct
            {"type":"membership","room":"x","member":"ash","joined_at":"2026-01-05T10:00:00Z"}        | room names an unknown room
            {"type":"membership","room":"grief","member":"x","joined_at":"2026-01-05T10:00:00Z"}      | member names an unknown member
            {"type":"message","id":"x","room":"x","member":"ash",SENT,"body":"b"}                     | room names an unknown room
            {"type":"message","id":"x","room":"grief","member":"x",SENT,"body":"b"}                   | member names an unknown member
            {"type":"message","id":"x","room":"grief","member":"ash",SENT}                            | body is missing
            {"type":"message","id":"x","room":"grief","member":"ash",SENT,"body":"a\\u0000b"}         | body holds a NUL character
            {"type":"message","id":"x","room":"grief","member":"ash",SENT,"body":"a\\ud83d"}          | body holds half a character
            {"type":"message","id":"x","room":"grief","member":"ash",SENT,"body":"b","reply_to":"y"}  | reply_to names an unknown message
            {"type":"message","id":"x","room":"grief","member":"ash",SENT,"body":"b","reply_to":"x"}  | reply_to names an unknown message
            {"type":"report","id":"x","message":"y","reporter":"r","category":"c","created_at":"2026-01-05T10:00:00Z"} | message names an unknown message
            {"type":"report","id":"x","member":"y","reporter":"r","category":"c","created_at":"2026-01-05T10:00:00Z"}  | member names an unknown member
            {"type":"report","id":"x","room":"y","reporter":"r","category":"c","created_at":"2026-01-05T10:00:00Z"}    | room names an unknown room
            {"type":"report","id":"x","reporter":"r","category":"c","created_at":"2026-01-05T10:00:00Z"}               | has none of message, room, member
            {"type":"check_in","id":"x","member":"ash","instrument":"i","phase":"midway","score":3,"answered_at":"2026-01-05T10:00:00Z"}    | phase is none of before, after, periodic
            {"type":"check_in","id":"x","member":"y","instrument":"i","phase":"before","score":3,"answered_at":"2026-01-05T10:00:00Z"}      | member names an unknown member
            {"type":"check_in","id":"x","member":"ash","instrument":"i","phase":"before","answered_at":"2026-01-05T10:00:00Z"}              | has none of items, score
            {"type":"check_in","id":"x","member":"ash","instrument":"i","phase":"before","items":"3","answered_at":"2026-01-05T10:00:00Z"}  | items is not a list of numbers
            {"type":"check_in","id":"x","member":"ash","instrument":"i","phase":"before","score":"3","answered_at":"2026-01-05T10:00:00Z"}  | score is not a number
            {"type":"check_in","id":"x","member":"ash","instrument":"i","phase":"before","score":1e999,"answered_at":"2026-01-05T10:00:00Z"} | score has more than 100 digits
            """)
    void aBadRecordIsRefusedByItsLineAndTheRestGoesOn(String line, String reason) {
        Summary summary = new SmallArchive()
                .members("ash", "birch")
                .room("grief")
                .membership("grief", "ash")
                .line(line.replace("SENT", SENT))
                .message("after " + line.hashCode(), "grief", "birch", "still here")
                .loadInto(databases);
        assertThat(summary.firstRefusals()).containsExactly(new Summary.Refusal(5, reason));
        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.isComplete()).isFalse();
        assertThat(summary.of(RecordType.MESSAGE).added()).isEqualTo(1);
    }
}
