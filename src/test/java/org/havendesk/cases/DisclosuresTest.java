package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who somebody is, and telling emergency services. */
class DisclosuresTest {
    private static final Instant SOON = Instant.now().plus(Duration.ofMinutes(5));
    private static final Emergency CALL =
            new Emergency("Dispatcher on duty", "City ambulance", SOON, "says they took pills");

    private final TestDesk desk = new TestDesk();
    private final Person jonas = desk.moderator("Jonas");
    private final Person ana = desk.moderator("Ana");
    private final Person priya = desk.supervisor("Priya");
    private final Person noor = desk.supervisor("Noor");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anApprovedRevealShowsOnlyToWhoAskedAndEndsByItself() {
        long id = desk.caseAbout("finch", "crisis");
        assertThat(desk.reveals.read(id, jonas)).isEmpty();
        long asked = ((Outcome.Asked) desk.reveals.ask(id, "family wrote", jonas)).approvalId();
        assertThat(desk.reveals.left(id, jonas)).isEmpty();
        desk.approvals.approve(asked, "needed", priya);
        assertThat(desk.reveals.left(id, jonas).orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(desk.reveals.read(id, jonas).orElseThrow().handle()).isEqualTo("finch-handle");
        assertThat(desk.reveals.read(id, priya)).as("not to who approved").isEmpty();
        assertThat(desk.reveals.read(id, ana)).isEmpty();
        long other = desk.caseAbout("robin", "crisis");
        assertThat(desk.reveals.read(other, jonas)).as("not on another case").isEmpty();
        desk.pass(Duration.ofMinutes(61));
        assertThat(desk.reveals.left(id, jonas)).isEmpty();
        assertThat(desk.reveals.read(id, jonas)).isEmpty();
    }

    @Test
    void everyReadingIsInTheLedgerWithoutTheIdentity() {
        long id = desk.caseAbout("finch", "crisis");
        long asked = ((Outcome.Asked) desk.reveals.ask(id, "family wrote", jonas)).approvalId();
        desk.approvals.approve(asked, "needed", priya);
        desk.reveals.read(id, jonas);
        desk.reveals.read(id, jonas);
        desk.reveals.read(id, ana);
        assertThat(desk.verbs(id)).filteredOn("see_identity"::equals).hasSize(2);
        desk.disclosures.breakGlass(id, CALL, "cannot wait", jonas);
        assertThat(desk.desk.fetch("select * from desk.ledger_entry").toString())
                .doesNotContain("finch-handle", "Dispatcher", "pills");
        assertThat(new Identity("finch-handle", "Finch").toString()).doesNotContain("inch-");
    }

    @Test
    void aRevealThatIsSentBackShowsNothing() {
        long id = desk.caseAbout("finch", "crisis");
        long asked = ((Outcome.Asked) desk.reveals.ask(id, "curious", jonas)).approvalId();
        assertThat(desk.reveals.ask(id, "again", ana)).isEqualTo(new Outcome.Refused("asked_already"));
        CaseState before = desk.row(id, jonas).state();
        desk.approvals.refuse(asked, "not needed", priya);
        assertThat(desk.row(id, jonas).state()).isEqualTo(before);
        assertThat(desk.reveals.read(id, jonas)).isEmpty();
        assertThatThrownBy(() -> desk.reveals.ask(id, " ", jonas)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsAskedAboutIsAMemberInAnOpenCaseThatNobodyElseHas() {
        long id = desk.caseAbout("finch", "harassment");
        desk.cases.claim(id, ana);
        assertThat(desk.reveals.ask(id, "why", jonas)).isInstanceOf(Outcome.HeldBy.class);
        assertThat(desk.disclosures.ask(id, CALL, "why", jonas)).isInstanceOf(Outcome.HeldBy.class);
        desk.decide(id, ana, Action.NO_ACTION);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
        assertThat(desk.reveals.ask(id, "why", ana)).isEqualTo(new Outcome.NotPossible(CaseState.CLOSED));
        assertThat(desk.reveals.ask(4711, "why", ana)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void theReporterIsSealedUnlessASupervisorSaysWhy() {
        long id = desk.caseAbout("finch", "crisis");
        desk.member("reporter-of-finch", "the-reporter");
        String report =
                desk.cases.file(id, priya).orElseThrow().reports().getFirst().reportId();
        assertThat(desk.reveals
                        .reporter(id, report, "they may be in danger", priya)
                        .orElseThrow()
                        .handle())
                .isEqualTo("the-reporter");
        assertThat(desk.verbs(id)).filteredOn("open_seal"::equals).hasSize(1);
        assertThat(desk.desk.fetch("select * from desk.ledger_entry").toString())
                .doesNotContain("the-reporter");
        assertThatThrownBy(() -> desk.reveals.reporter(id, report, " ", priya))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.reveals.reporter(id, report, "why", jonas))
                .isInstanceOf(IllegalArgumentException.class);
        long other = desk.caseAbout("robin", "crisis");
        assertThat(desk.reveals.reporter(other, report, "not of this case", priya))
                .isEmpty();
    }

    @Test
    void aDisclosureIsRecordedWhenASecondPersonAgrees() {
        long id = desk.caseAbout("finch", "crisis");
        long asked = ((Outcome.Asked) desk.disclosures.ask(id, CALL, "they are in danger", jonas)).approvalId();
        assertThat(desk.disclosures.ofCase(id, priya)).isEmpty();
        assertThat(desk.approvals.approve(asked, "call them", jonas)).isEqualTo(new Outcome.Refused("own_ask"));
        assertThat(desk.approvals.approve(asked, "call them", priya)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.disclosures.ofCase(id, priya)).singleElement().satisfies(kept -> {
            assertThat(kept.recipient()).isEqualTo("Dispatcher on duty");
            assertThat(kept.affiliation()).isEqualTo("City ambulance");
            assertThat(kept.discloser()).isEqualTo("Jonas");
            assertThat(kept.nature()).isEqualTo("says they took pills");
            assertThat(kept.at())
                    .isCloseTo(SOON, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
        });
        assertThat(desk.reveals.left(id, jonas))
                .as("the identity is another question")
                .isEmpty();
        assertThat(desk.verbs(id)).endsWith("ask", "approve");
    }

    @Test
    void nobodyWasToldBeforeItWasAllowed() {
        long id = desk.caseAbout("finch", "crisis");
        var early = new Emergency("Dispatcher", "Ambulance", Instant.now().minusSeconds(3600), "danger");
        long asked = ((Outcome.Asked) desk.disclosures.ask(id, early, "danger", jonas)).approvalId();
        desk.approvals.approve(asked, "call them", priya);
        assertThat(desk.disclosures.ofCase(id, priya).getFirst().at())
                .isEqualTo(desk.approvals.ofCase(id, priya).getFirst().answer().at());
    }

    @Test
    void onAnImmediateCareCaseOnePersonAloneMayBreakTheGlass() {
        long id = desk.caseAbout("finch", "crisis");
        long before = ((Outcome.Asked) desk.disclosures.ask(id, CALL, "they are in danger", jonas)).approvalId();
        assertThat(desk.disclosures.breakGlass(id, CALL, "nobody answers", jonas))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.reveals.read(id, jonas)).isPresent();
        assertThat(desk.disclosures.ofCase(id, priya)).hasSize(1);
        assertThat(desk.approvals.approve(before, "late", priya)).isEqualTo(new Outcome.Refused("answered.withdrawn"));
        assertThat(desk.verbs(id)).contains("break_glass");
        assertThat(desk.approvals.pending(noor)).singleElement().satisfies(pending -> assertThat(
                        pending.approval().awaitsReview())
                .isTrue());
        desk.pass(Duration.ofDays(3));
        desk.approvals.lapse();
        assertThat(desk.approvals.countFor(priya)).as("it stays open").isEqualTo(1);
    }

    @Test
    void nothingElseIsBrokenOpen() {
        long conduct = desk.caseAbout("finch", "threat");
        assertThat(desk.disclosures.breakGlass(conduct, CALL, "why", jonas)).isEqualTo(new Outcome.Refused("no_glass"));
        long calm = desk.caseAbout("robin", "crisis");
        var lower = (Outcome.Asked) desk.cases.changeTier(calm, org.havendesk.settings.Tier.URGENT, "calm", jonas);
        desk.approvals.approve(lower.approvalId(), "calm", priya);
        assertThat(desk.disclosures.breakGlass(calm, CALL, "why", jonas)).isEqualTo(new Outcome.Refused("no_glass"));
        assertThat(desk.approvals.pending(noor)).isEmpty();
        long held = desk.caseAbout("wren", "crisis");
        desk.cases.claim(held, ana);
        assertThat(desk.disclosures.breakGlass(held, CALL, "why", jonas)).isInstanceOf(Outcome.HeldBy.class);
        assertThatThrownBy(() -> desk.disclosures.breakGlass(held, CALL, "", ana))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Emergency(" ", "Ambulance", SOON, "danger"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBrokenGlassIsReviewedOnceBySomebodyElse() {
        long id = desk.caseAbout("finch", "crisis");
        desk.disclosures.breakGlass(id, CALL, "nobody answers", priya);
        long broken = desk.approvals.ofCase(id, priya).getFirst().approvalId();
        assertThat(desk.approvals.review(broken, true, "fine", priya)).isEqualTo(new Outcome.Refused("own_ask"));
        assertThat(desk.approvals.review(broken, true, "fine", ana)).isEqualTo(new Outcome.Refused("not_supervisor"));
        assertThat(desk.approvals.approve(broken, "fine", noor))
                .isEqualTo(new Outcome.Refused("answered.glass_broken"));
        assertThatThrownBy(() -> desk.desk.execute(
                        "update desk.approval set reviewed_by = asked_by, review_reason = 'x' where approval_id = ?",
                        broken))
                .isInstanceOf(org.jooq.exception.DataAccessException.class);
        assertThat(desk.approvals.review(broken, false, "a colleague was there", noor))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.approvals.pending(noor)).isEmpty();
        assertThat(desk.approvals.ofCase(id, priya).getFirst().review()).satisfies(review -> {
            assertThat(review.who()).isEqualTo("Noor");
            assertThat(review.agrees()).isFalse();
        });
        assertThat(desk.approvals.review(broken, true, "again", noor))
                .isEqualTo(new Outcome.Refused("reviewed_already"));
        assertThat(desk.verbs(id)).endsWith("review_disagrees");
    }
}
