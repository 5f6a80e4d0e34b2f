package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reviewer sees of a conversation, and what the ledger has of it. */
class ReviewsTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private long caseId;

    @BeforeEach
    void aLongConversation() {
        desk.room("circle");
        desk.room("elsewhere");
        desk.member("finch", "copperfinch");
        desk.member("robin", "dustyrobin");
        desk.message("other", "elsewhere", "finch", Duration.ofMinutes(61), "somewhere else");
        for (int i = 60; i > 0; i--) {
            desk.message(
                    "m" + i,
                    "circle",
                    i % 2 == 0 ? "finch" : "robin",
                    Duration.ofMinutes(i),
                    "@copperfinch said word " + i + " to dustyrobin");
        }
        desk.report("m30", "robin", "abuse", "dustyrobin: she is @copperfinch", Duration.ofMinutes(20));
        desk.report("m30", "someone", "abuse", Duration.ofMinutes(19));
        desk.intake.drain();
        caseId = desk.caseOf("finch");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theReportedMessageStandsInTheMiddleOfElevenWithItsWordsHidden() {
        Conversation conversation = desk.reviews.open(caseId, null, mira);
        assertThat(conversation.lines())
                .extracting(Conversation.Line::messageId)
                .containsExactly("m35", "m34", "m33", "m32", "m31", "m30", "m29", "m28", "m27", "m26", "m25");
        assertThat(conversation.moreEarlier()).isTrue();
        assertThat(conversation.moreLater()).isTrue();
        Conversation.Line reported = conversation.lines().get(5);
        assertThat(reported.reported()).isTrue();
        assertThat(reported.reporters()).isEqualTo(2);
        assertThat(reported.subject()).isTrue();
        assertThat(reported.hidden()).isTrue();
        assertThat(reported.body()).isNull();
        assertThat(reported.words()).isEqualTo(6);
    }

    @Test
    void handlesInWordsAndReasonsAreShownAsAliases() {
        Conversation conversation = desk.reviews.open(caseId, null, mira);
        String finch = conversation.lines().get(5).alias().words();
        String robin = conversation.lines().get(4).alias().words();
        assertThat(conversation.lines().get(4).body()).isEqualTo(finch + " said word 31 to " + robin);
        assertThat(desk.cases.file(caseId, mira).orElseThrow().reports())
                .allSatisfy(report -> assertThat(report.reason()).isNull())
                .extracting(CaseFile.ReportLine::hidden)
                .containsExactlyInAnyOrder(true, false);
        assertThat(desk.reviews.showReasons(caseId, mira).values())
                .extracting(CaseFile.ReportWords::reason)
                .containsExactly(robin + ": she is " + finch);
        assertThat(desk.verbs(caseId)).contains("show_reasons");
    }

    @Test
    void hiddenWordsAreShownWhenAskedForAndTheLedgerKnows() {
        Conversation.Line shown = desk.reviews.showWords(caseId, "m30", mira);
        assertThat(shown.hidden()).isFalse();
        assertThat(shown.body()).contains("word 30");
        assertThatThrownBy(() -> desk.reviews.showWords(caseId, "m31", mira))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.verbs(caseId)).contains("show_words");
    }

    @Test
    void shownWordsAreMaskedAsWellAsThoseOfTheWholeStretch() {
        desk.member("birdie", "birdie");
        desk.message("m-b", "circle", "birdie", Duration.ofSeconds(50), "hello");
        desk.message("m-x", "circle", "finch", Duration.ofSeconds(40), "shut up Birdie");
        desk.report("m-x", "someone", "abuse", Duration.ofSeconds(10));
        desk.intake.drain();
        assertThat(desk.reviews.showWords(caseId, "m-x", mira).body())
                .startsWith("shut up ")
                .doesNotContainIgnoringCase("birdie");
    }

    @Test
    void readingMoreNeedsAReasonAndStaysInTheRoom() {
        assertThatThrownBy(() -> desk.reviews.earlier(caseId, "m35", "  ", mira))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.reviews.earlier(caseId, "other", "curious", mira))
                .isInstanceOf(IllegalArgumentException.class);
        Conversation earlier = desk.reviews.earlier(caseId, "m35", "what led up to this", mira);
        assertThat(earlier.lines()).hasSize(25);
        assertThat(earlier.lines().getFirst().messageId()).isEqualTo("m60");
        assertThat(earlier.moreEarlier()).isFalse();
        Conversation later = desk.reviews.later(caseId, "m25", "what came of it", mira);
        assertThat(later.lines())
                .extracting(Conversation.Line::messageId)
                .startsWith("m24")
                .endsWith("m1");
        assertThat(later.moreLater()).isFalse();
        assertThat(desk.reviews.reasonGiven(caseId, mira)).isEqualTo("what came of it");
    }

    @Test
    void everyLookIsInTheLedgerWithItsRangeAndWithoutWords() {
        desk.reviews.open(caseId, null, mira);
        desk.reviews.earlier(caseId, "m35", "what led up to this", mira);
        List<CaseFile.Look> looks = desk.cases.file(caseId, mira).orElseThrow().looks();
        assertThat(looks).extracting(CaseFile.Look::messages).containsExactly(25, 11);
        assertThat(looks).extracting(CaseFile.Look::you).containsOnly(true);
        assertThat(looks.getFirst().reason()).isEqualTo("what led up to this");
        String ledger = desk.desk.fetch("select * from desk.ledger_entry").toString();
        assertThat(ledger).doesNotContain("word").doesNotContain("copperfinch").doesNotContain("dustyrobin");
        assertThat(desk.desk
                        .fetchSingle("select first_look_at from desk.cases where case_id = ?", caseId)
                        .get(0))
                .isNotNull();
    }

    @Test
    void whatWasEditedOrRemovedSinceIsMarkedAndTheWordsAreThoseOfTheReport() {
        desk.chat.execute(
                "update chat.message set body = 'nothing happened', edited_at = now() where message_id = 'm30'");
        desk.chat.execute("update chat.message set removed_at = now() where message_id = 'm31'");
        Conversation conversation = desk.reviews.open(caseId, null, mira);
        assertThat(conversation.lines().get(5).editedSince()).isTrue();
        assertThat(desk.reviews.showWords(caseId, "m30", mira).body()).contains("word 30");
        assertThat(conversation.lines().get(4).removedSince()).isTrue();
        assertThat(conversation.lines().get(3).editedSince()).isFalse();
    }

    @Test
    void aMessageThatIsGoneFromTheStoreIsReadFromTheEvidence() {
        desk.chat.execute("delete from chat.report");
        desk.chat.execute("delete from chat.message where room_id = 'circle'");
        Conversation conversation = desk.reviews.open(caseId, null, mira);
        assertThat(conversation.lines()).hasSize(11);
        assertThat(conversation.fromEvidence()).isFalse();
    }

    @Test
    void aChatStoreOutOfReachLeavesTheEvidenceWithoutUnmaskedWords() {
        desk.chat.execute("revoke select on all tables in schema source from chat_reader");
        Conversation conversation = desk.reviews.open(caseId, null, mira);
        assertThat(conversation.fromEvidence()).isTrue();
        assertThat(conversation.lines()).hasSize(11);
        assertThat(conversation.lines()).extracting(Conversation.Line::body).containsOnlyNulls();
    }

    @Test
    void theNameOfADirectRoomIsNotShownBecauseItMayNameWhoIsInIt() {
        assertThat(desk.reviews.open(caseId, null, mira).roomName()).isEqualTo("circle");
        desk.chat.execute("update chat.room set kind = 'direct'");
        assertThat(desk.reviews.open(caseId, null, mira).roomName()).isNull();
    }

    @Test
    void aReportAboutARoomShowsItsLastMessages() {
        desk.chat.execute(
                "insert into chat.report (report_id, room_id, reporter_id, category, reported_at) values ('about-room', 'circle', 'x', 'derailing', now())");
        desk.intake.drain();
        long room = desk.caseOf("circle");
        assertThat(desk.row(room, mira).roomName()).isEqualTo("circle");
        assertThat(desk.reviews.open(room, null, mira).lines()).hasSize(6);
        assertThat(desk.decide(room, mira, Action.WARN)).isEqualTo(new Outcome.Refused("no_member"));
        assertThat(desk.decide(room, mira, Action.REMOVE_MESSAGE)).isEqualTo(new Outcome.Refused("no_message"));
    }
}
