package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.havendesk.cases.Action;
import org.havendesk.cases.DecisionRequest;
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
    void theReasonGoesAlongToTheOtherPathAndTheActionsDoNot() {
        conduct.toggle(Action.WARN);
        conduct.setReason("needs help");
        var moved = conduct.movedTo(CasePath.CARE);
        assertThat(moved.actions()).isEmpty();
        assertThat(moved.reason()).isEqualTo("needs help");
    }
}
