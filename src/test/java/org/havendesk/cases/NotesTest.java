package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;

import java.util.List;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notes of colleagues about a subject. */
class NotesTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNoteIsReadOnEveryCaseOfItsSubjectAndOnNoOther() {
        long care = desk.caseAbout("finch", "worry");
        long other = desk.caseAbout("robin", "spam");
        desk.report("message-of-finch", "robin", "spam", java.time.Duration.ofMinutes(1));
        desk.intake.drain();
        long conduct = desk.caseOf("finch");
        assertThat(conduct).isNotEqualTo(care);
        desk.notes.add(care, "  Caring for a parent alone.\nA warm first line helps.  ", mira);
        for (long id : new long[] {care, conduct}) {
            var note = notes(id, jonas).getFirst();
            assertThat(note.words()).isEqualTo("Caring for a parent alone.\nA warm first line helps.");
            assertThat(note.who()).isEqualTo("Mira Okafor");
            assertThat(note.yours()).isFalse();
        }
        assertThat(notes(care, mira).getFirst().yours()).isTrue();
        assertThat(notes(other, mira)).isEmpty();
    }

    @Test
    void onlyWhoWroteANoteWithdrawsIt() {
        long id = desk.caseAbout("finch", "spam");
        desk.notes.add(id, "first", mira);
        desk.notes.add(id, "second", jonas);
        long first = notes(id, mira).getLast().noteId();
        assertThat(desk.notes.withdraw(first, jonas)).isEqualTo(new Outcome.Refused("not_your_note"));
        assertThat(notes(id, mira)).hasSize(2);
        assertThat(desk.notes.withdraw(first, mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.notes.withdraw(first, mira)).as("twice").isInstanceOf(Outcome.Done.class);
        assertThat(notes(id, mira)).extracting(CaseFile.Note::words).containsExactly("second");
        assertThat(desk.verbs(id)).containsOnlyOnce("note_withdraw");
        assertThat(desk.notes.withdraw(4711, mira)).isInstanceOf(Outcome.Nothing.class);
        assertThat(desk.notes.add(4711, "words", mira)).isInstanceOf(Outcome.Nothing.class);
    }

    @Test
    void theLedgerKnowsOfANoteWithoutItsWordsAndADecisionDoesNotDependOnIt() {
        long id = desk.caseAbout("finch", "spam");
        int version = desk.version(id, mira);
        desk.notes.add(id, "short tempered late in the day", mira);
        assertThat(desk.verbs(id)).containsOnlyOnce("note");
        assertThat(desk.version(id, mira)).isEqualTo(version);
        assertThat(desk.desk.fetch(LEDGER_ENTRY).toString()).doesNotContain("tempered");
        assertThat(desk.verdict()).isInstanceOf(org.havendesk.ledger.LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void handlesInANoteAreShownAsAliases() {
        long id = desk.caseAbout("finch", "spam");
        desk.notes.add(id, "Please do not call them @finch-handle here.", mira);
        assertThat(notes(id, mira).getFirst().words())
                .startsWith("Please do not call them ")
                .doesNotContain("finch");
    }

    @Test
    void aBlankOrEndlessNoteIsRefused() {
        long id = desk.caseAbout("finch", "spam");
        assertThatThrownBy(() -> desk.notes.add(id, "  ", mira)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.notes.add(id, "x".repeat(Notes.LONGEST + 1), mira))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(notes(id, mira)).isEmpty();
    }

    private List<CaseFile.Note> notes(long caseId, Person reader) {
        return desk.cases.file(caseId, reader).orElseThrow().notes();
    }
}
