package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.cases.ui.DecideDraft.Length;
import org.havendesk.cases.ui.DecideDraft.Missing;
import org.havendesk.settings.CasePath;
import org.junit.jupiter.api.Test;

class DecideDraftTest {
    private final DecideDraft conduct = new DecideDraft(CasePath.CONDUCT);
    private final DecideDraft care = new DecideDraft(CasePath.CARE);

    @Test
    void removalAndWarningStandTogether() {
        conduct.toggle(Action.WARN);
        conduct.toggle(Action.REMOVE_MESSAGE);
        assertThat(conduct.actions()).containsExactly(Action.REMOVE_MESSAGE, Action.WARN);
    }

    @Test
    void noActionExcludesEverythingElse() {
        conduct.toggle(Action.WARN);
        conduct.toggle(Action.NO_ACTION);
        assertThat(conduct.actions()).containsExactly(Action.NO_ACTION);
        conduct.toggle(Action.REMOVE_MESSAGE);
        assertThat(conduct.actions()).containsExactly(Action.REMOVE_MESSAGE);
    }

    @Test
    void aSecondPressTakesTheActionAway() {
        care.toggle(Action.CONTACT);
        care.toggle(Action.CONTACT);
        assertThat(care.actions()).isEmpty();
    }

    @Test
    void careChoosesOne() {
        care.toggle(Action.CONTACT);
        care.toggle(Action.SIGNPOST);
        assertThat(care.actions()).containsExactly(Action.SIGNPOST);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(conduct.missing()).containsExactlyInAnyOrder(Missing.ACTION, Missing.POLICY, Missing.REASON);
        conduct.toggle(Action.WARN);
        conduct.setPolicy("kind");
        conduct.setReason("  ");
        assertThat(conduct.missing()).containsExactlyInAnyOrder(Missing.REASON, Missing.TEXT);
        conduct.setReason("unkind");
        conduct.setText("Please be kind");
        assertThat(conduct.missing()).isEmpty();
    }

    @Test
    void careNamesNoRule() {
        care.toggle(Action.HAND_OVER);
        care.setReason("beyond me");
        care.setText("What I saw");
        assertThat(care.missing()).isEmpty();
        assertThat(care.request(17, 3).policy()).isNull();
    }

    @Test
    void theRequestCarriesTheVersionThatWasRead() {
        conduct.toggle(Action.NO_ACTION);
        conduct.setPolicy("none");
        conduct.setReason(" fine ");
        conduct.setText("words of another action");
        assertThat(conduct.request(17, 3))
                .isEqualTo(new DecisionRequest(17, 3, conduct.actions(), "none", "fine", null));
    }

    @Test
    void proposedWordsGiveWayToOthersButOwnWordsStay() {
        care.propose("Hello");
        care.propose("Help is there");
        assertThat(care.text()).isEqualTo("Help is there");
        care.setText("My own words");
        care.propose("Hello");
        assertThat(care.text()).isEqualTo("My own words");
    }

    @Test
    void aRestrictionNeedsALengthAndMuteAndSuspensionAnEnd() {
        conduct.toggle(Action.MUTE);
        assertThat(conduct.missing()).contains(Missing.LENGTH);
        conduct.setLength(Length.ENDLESS);
        assertThat(conduct.missing()).contains(Missing.LENGTH);
        conduct.setLength(new Length(Duration.ofHours(1)));
        assertThat(conduct.missing()).doesNotContain(Missing.LENGTH);
        conduct.toggle(Action.BAN);
        conduct.setLength(Length.ENDLESS);
        assertThat(conduct.missing()).doesNotContain(Missing.LENGTH);
    }

    @Test
    void theUsualLengthFollowsTheActionUntilSomebodyChooses() {
        conduct.toggle(Action.BAN);
        conduct.proposeLength(Length.ENDLESS);
        conduct.toggle(Action.MUTE);
        conduct.proposeLength(new Length(Duration.ofHours(24)));
        assertThat(conduct.length()).isEqualTo(new Length(Duration.ofHours(24)));
        conduct.setLength(new Length(Duration.ofDays(14)));
        conduct.toggle(Action.SUSPEND);
        conduct.proposeLength(new Length(Duration.ofDays(3)));
        assertThat(conduct.length()).isEqualTo(new Length(Duration.ofDays(14)));
    }

    @Test
    void aBanAndALongSuspensionNeedASecondPerson() {
        conduct.toggle(Action.SUSPEND);
        conduct.setLength(new Length(Duration.ofDays(7)));
        assertThat(conduct.needsSecondPerson()).isFalse();
        conduct.setLength(new Length(Duration.ofDays(8)));
        assertThat(conduct.needsSecondPerson()).isTrue();
        conduct.toggle(Action.MUTE);
        assertThat(conduct.needsSecondPerson()).isFalse();
        conduct.toggle(Action.BAN);
        assertThat(conduct.needsSecondPerson()).isTrue();
    }

    @Test
    void wordsThatStillHoldAPlaceholderDoNotLeave() {
        conduct.toggle(Action.STEER);
        conduct.setText("Please see {source} about {rule}, {name}");
        assertThat(conduct.missing()).contains(Missing.PLACEHOLDER).doesNotContain(Missing.TEXT);
        assertThat(conduct.unfilled()).containsExactly("source", "rule");
        conduct.setText("Please see the notice board about that, {name}");
        assertThat(conduct.missing()).doesNotContain(Missing.PLACEHOLDER);
    }

    @Test
    void noActionNeedsNothingMoreThanWhatIsProposed() {
        conduct.toggle(Action.NO_ACTION);
        conduct.proposePolicy("none");
        conduct.proposeReason("Within our rules.");
        assertThat(conduct.missing()).isEmpty();
        conduct.toggle(Action.WARN);
        conduct.proposePolicy(null);
        conduct.proposeReason(null);
        assertThat(conduct.missing()).contains(Missing.POLICY, Missing.REASON);
    }

    @Test
    void aFollowUpNeedsItsTimeAndAContactMayHaveOne() {
        care.toggle(Action.FOLLOW_UP);
        care.setReason("as agreed");
        assertThat(care.missing()).containsExactly(Missing.TIME);
        care.setWaitUntil(SomeCase.NOON);
        care.setColleague(7L);
        assertThat(care.missing()).isEmpty();
        assertThat(care.request(17, 3).waitUntil()).isEqualTo(SomeCase.NOON);
        assertThat(care.request(17, 3).colleague()).isEqualTo(7L);
        care.toggle(Action.CONTACT);
        care.setText("Hello");
        assertThat(care.request(17, 3).waitUntil()).isEqualTo(SomeCase.NOON);
        assertThat(care.request(17, 3).colleague()).isNull();
        care.toggle(Action.SIGNPOST);
        assertThat(care.request(17, 3).waitUntil()).isNull();
    }

    @Test
    void theRequestCarriesLengthAndTemplate() {
        conduct.toggle(Action.MUTE);
        conduct.setPolicy("kind");
        conduct.setReason("unkind");
        conduct.setText("Words");
        conduct.setTemplate("mute");
        conduct.setLength(new Length(Duration.ofHours(24)));
        DecisionRequest request = conduct.request(17, 3);
        assertThat(request.lasts()).isEqualTo(Duration.ofHours(24));
        assertThat(request.template()).isEqualTo("mute");
        conduct.toggle(Action.NO_ACTION);
        assertThat(conduct.request(17, 3).lasts()).isNull();
        assertThat(conduct.request(17, 3).template()).isNull();
    }

    @Test
    void theReasonGoesAlongToTheOtherPathAndTheActionsDoNot() {
        conduct.toggle(Action.WARN);
        conduct.setReason("needs help");
        var moved = conduct.movedTo(CasePath.CARE);
        assertThat(moved.actions()).isEmpty();
        assertThat(moved.reason()).isEqualTo("needs help");
    }
}
