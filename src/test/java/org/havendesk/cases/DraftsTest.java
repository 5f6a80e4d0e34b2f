package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.db.desk.tables.records.ReportRecord;
import org.havendesk.settings.CasePath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What somebody began to decide outlives the page, and how much of what was reported they see before they ask. */
class DraftsTest {
    private static final TestDesk DESK = new TestDesk();
    private static final KeptDraft WHOLE = new KeptDraft(
            CasePath.CONDUCT,
            Set.of(Action.SUSPEND),
            "kind",
            "third time this week",
            "words to the member",
            "suspend",
            true,
            Duration.ofDays(3),
            null,
            null);

    private final Drafts drafts = new Drafts(DESK.desk);

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void aDraftIsThereAgainForItsPersonAndNobodyElse() {
        Person mira = DESK.moderator("Mira Drafts");
        Person jonas = DESK.moderator("Jonas Drafts");
        long caseId = someCase("drafted");
        assertThat(drafts.find(caseId, mira)).isEmpty();
        drafts.keep(caseId, WHOLE, mira);
        assertThat(drafts.find(caseId, mira)).contains(WHOLE);
        assertThat(drafts.find(caseId, jonas)).isEmpty();
    }

    @Test
    void theLastOneCountsAndAnUnfinishedOneIsKeptToo() {
        Person person = DESK.moderator("Late Drafts");
        long caseId = someCase("redrafted");
        drafts.keep(caseId, WHOLE, person);
        var begun = new KeptDraft(
                CasePath.CARE,
                Set.of(Action.FOLLOW_UP),
                null,
                null,
                null,
                null,
                false,
                null,
                Instant.parse("2026-11-28T09:00:00Z"),
                7L);
        drafts.keep(caseId, begun, person);
        assertThat(drafts.find(caseId, person)).contains(begun);
        drafts.drop(caseId, person);
        assertThat(drafts.find(caseId, person)).isEmpty();
    }

    @Test
    void whatAnotherVersionKeptIsPassedOver() {
        Person person = DESK.moderator("Old Drafts");
        long caseId = someCase("old-draft");
        DESK.desk.execute(
                "insert into desk.decision_draft (account_id, case_id, body) values (?, ?, '{\"actions\": 3}')",
                person.accountId(),
                caseId);
        assertThat(drafts.find(caseId, person)).isEmpty();
    }

    @Test
    void onlySevereWordsWaitUnlessThePersonWantsItForAll() {
        Person person = DESK.moderator("Careful Reader");
        assertThat(HiddenWords.of(DESK.desk, person).hides(report(3))).isTrue();
        assertThat(HiddenWords.of(DESK.desk, person).hides(report(1))).isFalse();
        DESK.desk.execute(
                "update desk.account set text_protection = 'always' where account_id = ?", person.accountId());
        assertThat(HiddenWords.of(DESK.desk, person).hides(report(1))).isTrue();
    }

    private static ReportRecord report(int severity) {
        var report = new ReportRecord();
        report.setSeverity((short) severity);
        return report;
    }

    private static long someCase(String member) {
        return DESK.caseAbout(member, "harassment");
    }
}
