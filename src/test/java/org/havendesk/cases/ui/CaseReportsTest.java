package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseReportsTest {
    private final CaseReports reports = new CaseReports(List.of(
            SomeCase.report("r3", "m9", "spam", 3),
            SomeCase.report("r1", "m5", "conflict", 1),
            SomeCase.report("r2", "m5", "harassment", 2),
            SomeCase.report("r4", "m5", "harassment", 4),
            SomeCase.report("r5", null, "worry", 5)));

    @Test
    void messagesStandInTheOrderOfTheirFirstReport() {
        assertThat(reports.messages()).containsExactly("m5", "m9");
    }

    @Test
    void theMostFrequentCategoryComesFirst() {
        assertThat(reports.categories("m5")).containsExactly(Map.entry("harassment", 2L), Map.entry("conflict", 1L));
    }

    @Test
    void theFirstReportOfAMessageIsItsOldest() {
        assertThat(reports.firstAbout("m5")).contains(SomeCase.NOON.plusSeconds(60));
        assertThat(reports.firstAbout("m7")).isEmpty();
    }

    @Test
    void thereIsNothingBehindTheLastMessage() {
        assertThat(reports.neighbour("m5", 1)).isEqualTo("m9");
        assertThat(reports.neighbour("m9", 1)).isEqualTo("m9");
        assertThat(reports.neighbour("m5", -1)).isEqualTo("m5");
        assertThat(new CaseReports(List.of()).neighbour("m5", 1)).isNull();
    }
}
