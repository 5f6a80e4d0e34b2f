package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import org.havendesk.ConsoleTest;
import org.junit.jupiter.api.Test;

/** A message that cannot be read, as whoever reported it quoted it: shown, and marked as nobody's certainty. */
class QuotedReportTest extends ConsoleTest {

    @Test
    void whatWasQuotedStandsWithTheReportAndIsCalledUnverified() {
        long caseId = DESK.caseAbout("quoted", "spam");
        DESK.databases
                .deskOwner()
                .execute("update desk.report set quoted = 'you all know what he said' where case_id = ?", caseId);
        signIn(DESK.moderator("Quoted Reader"));
        UI.getCurrent().navigate("cases/" + caseId);
        assertThat(find(Span.class).all())
                .extracting(Span::getText)
                .contains("The message as it was quoted to us, unverified:", "“you all know what he said”");
    }

    @Test
    void whereNothingIsQuotedNothingIsSaidOfIt() {
        long caseId = DESK.caseAbout("unquoted", "spam");
        signIn(DESK.moderator("Unquoted Reader"));
        UI.getCurrent().navigate("cases/" + caseId);
        assertThat(find(Span.class).all()).extracting(Span::getText).noneMatch(text -> text.contains("unverified"));
    }
}
