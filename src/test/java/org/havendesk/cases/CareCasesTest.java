package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A care case can be opened from any message of a case's conversation, also for whoever was targeted. */
class CareCasesTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private long conduct;

    @BeforeEach
    void somebodyWasTargeted() {
        conduct = desk.caseAbout("finch", "abuse");
        desk.member("robin", "dustyrobin");
        desk.message("robin-1", "room-of-finch", "robin", Duration.ofMinutes(1), "please stop");
    }

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void itIsAWorryWithTheMessageAsEvidenceByThePersonWhoOpenedIt() {
        Outcome outcome = desk.careCases.open(conduct, "robin-1", "they may not be safe", Tier.URGENT, mira);
        long care = ((Outcome.Done) outcome).caseId();
        var file = desk.cases.file(care, mira).orElseThrow();
        assertThat(file.row().path()).isEqualTo(CasePath.CARE);
        assertThat(file.row().tier()).isEqualTo(Tier.URGENT);
        assertThat(file.row().category()).isEqualTo("worry");
        assertThat(file.row().reporters()).isZero();
        assertThat(((Outcome.Done) outcome).version()).isEqualTo(file.version());
        assertThat(file.reports().getFirst().reportId()).startsWith("care:");
        assertThat(file.timeline().getFirst().who()).isEqualTo("Mira Okafor");
        assertThat(file.timeline().getFirst().reason()).isEqualTo("they may not be safe");
        assertThat(desk.reviews.open(care, null, mira).lines())
                .filteredOn(Conversation.Line::reported)
                .extracting(Conversation.Line::body)
                .containsExactly("please stop");
        assertThat(desk.verbs(conduct)).endsWith("care_case");
        assertThat(desk.verbs(care)).startsWith("open", "report");
    }

    @Test
    void withoutATierTheSortingTableSaysHowSoonAndTheSecondTimeItFolds() {
        long care = ((Outcome.Done) desk.careCases.open(conduct, "robin-1", "why", null, mira)).caseId();
        assertThat(desk.row(care, mira).tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(((Outcome.Done) desk.careCases.open(conduct, "robin-1", "again", Tier.SOON, mira)).caseId())
                .isEqualTo(care);
        assertThat(desk.row(care, mira).reports()).isEqualTo(2);
        assertThat(desk.row(care, mira).tier()).isEqualTo(Tier.IMMEDIATE);
    }

    @Test
    void messagesOfOtherRoomsAndOfBotsOpenNothing() {
        desk.room("elsewhere");
        desk.message("e1", "elsewhere", "robin", Duration.ofMinutes(1), "word");
        assertThatThrownBy(() -> desk.careCases.open(conduct, "e1", "why", null, mira))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.careCases.open(conduct, "robin-1", " ", null, mira))
                .isInstanceOf(IllegalArgumentException.class);
        desk.chat.execute("update chat.member set is_bot = true where member_id = 'robin'");
        assertThat(desk.careCases.open(conduct, "robin-1", "why", null, mira))
                .isEqualTo(new Outcome.Refused("care_for_bot"));
        assertThat(desk.desk.fetchCount(org.havendesk.db.desk.Tables.CASES)).isEqualTo(1);
    }

    @Test
    void nobodyOpensOneFromTheirOwnMatterOrForThemselves() {
        desk.ownMember.set("robin", mira);
        assertThat(desk.careCases.open(conduct, "robin-1", "why", null, mira))
                .isEqualTo(new Outcome.Refused("own_matter"));
        desk.ownMember.set("finch", mira);
        assertThat(desk.careCases.open(conduct, "robin-1", "why", null, mira))
                .isEqualTo(new Outcome.Refused("own_matter"));
    }
}
