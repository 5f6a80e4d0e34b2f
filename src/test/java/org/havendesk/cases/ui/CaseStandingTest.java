package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.havendesk.cases.CaseState;
import org.junit.jupiter.api.Test;

class CaseStandingTest {

    @Test
    void aCaseIsYoursWhileYouHoldItsLease() {
        assertThat(standing(CaseState.CLAIMED, SomeCase.READER)).isEqualTo(CaseStanding.YOURS);
        assertThat(standing(CaseState.CLAIMED, 2L)).isEqualTo(CaseStanding.HELD);
    }

    @Test
    void anEndedLeaseIsNobodys() {
        assertThat(standing(CaseState.CLAIMED, null)).isEqualTo(CaseStanding.FREE);
    }

    @Test
    void whatNobodyHoldsCanBeClaimed() {
        assertThat(standing(CaseState.OPEN, null).canClaim()).isTrue();
        assertThat(standing(CaseState.WAITING, null).canClaim()).isTrue();
        assertThat(standing(CaseState.CLAIMED, 2L).canClaim()).isFalse();
        assertThat(standing(CaseState.CLOSED, null).canClaim()).isFalse();
    }

    @Test
    void tierAndPathChangeUntilTheDecision() {
        assertThat(standing(CaseState.ESCALATED, null).isOpen()).isTrue();
        assertThat(standing(CaseState.CLOSING, null).isOpen()).isFalse();
    }

    private static CaseStanding standing(CaseState state, Long holder) {
        var file = SomeCase.in(state, holder == null ? null : SomeCase.holder(holder));
        return CaseStanding.of(file, SomeCase.READER);
    }
}
