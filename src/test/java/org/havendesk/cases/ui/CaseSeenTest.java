package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseSeenTest {
    private final CaseSeen seen = new CaseSeen(SomeCase.at(3, 2));

    @Test
    void newsDoesNotCountAsRead() {
        var now = SomeCase.at(4, 3);
        assertThat(seen.isBehind(now)).isTrue();
        assertThat(seen.newReports(now)).isEqualTo(1);
        assertThat(seen.version()).isEqualTo(3);
    }

    @Test
    void readingAgainCatchesUp() {
        seen.read(SomeCase.at(4, 3));
        assertThat(seen.version()).isEqualTo(4);
        assertThat(seen.isBehind(SomeCase.at(4, 3))).isFalse();
    }

    @Test
    void onesOwnActIsKnown() {
        seen.acted(SomeCase.at(4, 2));
        assertThat(seen.version()).isEqualTo(4);
    }

    @Test
    void aReportThatArrivedWithOnesOwnActIsNotRead() {
        seen.acted(SomeCase.at(5, 3));
        assertThat(seen.version()).isEqualTo(3);
    }
}
