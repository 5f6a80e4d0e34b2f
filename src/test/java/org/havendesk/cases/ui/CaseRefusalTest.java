package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseState;
import org.havendesk.cases.Outcome;
import org.havendesk.cases.ui.CaseRefusal.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseRefusalTest {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    private final CaseTimes times = new CaseTimes(ZoneOffset.UTC, SomeCase.NOON, Locale.ENGLISH);

    @Test
    void whatIsDoneIsNoRefusal() {
        assertThat(CaseRefusal.of(new Outcome.Done(17, 3), times)).isNull();
    }

    @Test
    void aHeldCaseNamesWhoAndUntilWhen() {
        var refusal = refusal(new Outcome.HeldBy("Mira Okafor", SomeCase.NOON));
        assertThat(refusal.facts()).containsExactly("Mira Okafor", "12:00");
        assertThat(refusal.offer()).isEqualTo(Offer.TAKE_OVER);
    }

    @Test
    void anEndedLeaseOffersToClaimAgainUnlessSomebodyTookTheCase() {
        assertThat(refusal(new Outcome.LeaseEnded(SomeCase.NOON, null)).offer()).isEqualTo(Offer.CLAIM);
        assertThat(refusal(new Outcome.LeaseEnded(null, null)).offer()).isEqualTo(Offer.CLAIM);
        var taken = refusal(new Outcome.LeaseEnded(null, "Mira Okafor"));
        assertThat(taken.offer()).isEqualTo(Offer.TAKE_OVER);
        assertThat(taken.facts()).containsExactly("Mira Okafor");
    }

    @Test
    void aChangeSaysWhatChangedAndOffersToReadAgain() {
        var change = new Event(SomeCase.NOON, "report", "sorting", "harassment", null);
        var refusal = refusal(new Outcome.Changed(List.of(change)));
        assertThat(refusal.changes()).containsExactly(change);
        assertThat(refusal.offer()).isEqualTo(Offer.READ_AGAIN);
    }

    @Test
    void noCaseLeadsBackToTheQueue() {
        assertThat(refusal(new Outcome.Nothing()).offer()).isEqualTo(Offer.QUEUE);
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void everyStateHasItsSentence(CaseState state) {
        refusal(new Outcome.NotPossible(state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answered.approved",
                "answered.glass_broken",
                "answered.lapsed",
                "answered.refused",
                "answered.withdrawn",
                "ask_over",
                "asked_already",
                "care_first",
                "care_for_bot",
                "escalated",
                "lift_supervisor",
                "measure_not_begun",
                "measure_over",
                "newer_open",
                "no_glass",
                "no_member",
                "no_message",
                "no_room",
                "no_such_answer",
                "no_such_step",
                "no_suspension",
                "nobody_to_reveal",
                "not_a_lead",
                "not_offered",
                "not_supervisor",
                "not_your_ask",
                "not_your_decision",
                "not_your_note",
                "not_your_promise",
                "own_ask",
                "own_matter",
                "path_taken",
                "paused",
                "promise_over",
                "reviewed_already",
                "second_person",
                "steps_open",
                "time_is_past",
                "undo_over",
                "wrong_path"
            })
    void everyRuleHasItsSentence(String rule) {
        refusal(new Outcome.Refused(rule));
    }

    private CaseRefusal refusal(Outcome outcome) {
        var refusal = CaseRefusal.of(outcome, times);
        assertThat(WORDS.containsKey(refusal.key())).as(refusal.key()).isTrue();
        return refusal;
    }
}
