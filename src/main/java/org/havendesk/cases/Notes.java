package org.havendesk.cases;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.SUBJECT_NOTE;

import java.util.List;
import java.util.Map;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.CaseMoves.Locked;
import org.havendesk.db.desk.tables.records.CasesRecord;
import org.havendesk.db.desk.tables.records.SubjectNoteRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * What colleagues note about a member or a room, seen on each of its cases. A note changes nothing that a decision depends
 * on, and the ledger knows that there is one and never its words.
 */
@PreAuthorize(Roles.WORKS_CASES)
public class Notes {
    /** Letters of the longest note. */
    public static final int LONGEST = 1000;

    private static final int NEWEST = 50;

    private final DSLContext desk;

    public Notes(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * Writes a note about the subject of the case; whoever may read the case may write one, without a lease. Refused where
     * the case is the person's own matter.
     * {@code IllegalArgumentException} where it is blank or longer than {@link #LONGEST}.
     */
    public Outcome add(long caseId, String words, Person person) {
        String body = words.strip();
        if (body.isEmpty() || body.length() > LONGEST) {
            throw new IllegalArgumentException("a note has 1 to " + LONGEST + " letters, not " + body.length());
        }
        return CaseMoves.act(desk, caseId, person, (tx, locked) -> write(tx, locked, body, person));
    }

    /**
     * Takes back one's own note: nobody sees it any more. Doing it twice changes nothing. Refused where the case is the
     * person's own matter.
     */
    public Outcome withdraw(long noteId, Person person) {
        return desk.select(SUBJECT_NOTE.CASE_ID)
                .from(SUBJECT_NOTE)
                .where(SUBJECT_NOTE.NOTE_ID.eq(noteId))
                .fetchOptional(SUBJECT_NOTE.CASE_ID)
                .map(caseId ->
                        CaseMoves.act(desk, caseId, person, (tx, locked) -> withdraw(tx, locked, noteId, person)))
                .orElse(new Outcome.Nothing());
    }

    private static Outcome withdraw(DSLContext tx, Locked locked, long noteId, Person person) {
        SubjectNoteRecord note = tx.fetchSingle(SUBJECT_NOTE, SUBJECT_NOTE.NOTE_ID.eq(noteId));
        if (note.getWrittenBy() != person.accountId()) {
            return new Outcome.Refused("not_your_note");
        }
        if (note.getWithdrawnAt() == null) {
            note.setWithdrawnAt(locked.now());
            note.update();
            told(tx, locked, "note_withdraw", noteId, person);
        }
        return locked.done();
    }

    /** The notes about the subject of a case, newest first, as they were written; none that stands on the reader's own matter. */
    static List<CaseFile.Note> about(DSLContext desk, CasesRecord subject, Person reader) {
        return desk.select(SUBJECT_NOTE, ACCOUNT.DISPLAY_NAME)
                .from(SUBJECT_NOTE)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(SUBJECT_NOTE.WRITTEN_BY))
                .join(CASES)
                .on(CASES.CASE_ID.eq(SUBJECT_NOTE.CASE_ID))
                .where(SUBJECT_NOTE.SUBJECT_KIND.eq(subject.getSubjectKind()))
                .and(SUBJECT_NOTE.SUBJECT_ID.eq(subject.getSubjectId()))
                .and(SUBJECT_NOTE.WITHDRAWN_AT.isNull())
                .and(QueueSql.shownTo(reader))
                .orderBy(SUBJECT_NOTE.NOTE_ID.desc())
                .limit(NEWEST)
                .fetch(r -> new CaseFile.Note(
                        r.value1().getNoteId(),
                        r.value1().getBody(),
                        r.value2(),
                        r.value1().getWrittenBy() == reader.accountId(),
                        r.value1().getWrittenAt()));
    }

    private static Outcome write(DSLContext tx, Locked locked, String body, Person person) {
        long noteId = tx.insertInto(SUBJECT_NOTE)
                .set(SUBJECT_NOTE.SUBJECT_KIND, locked.row().getSubjectKind())
                .set(SUBJECT_NOTE.SUBJECT_ID, locked.row().getSubjectId())
                .set(SUBJECT_NOTE.CASE_ID, locked.caseId())
                .set(SUBJECT_NOTE.BODY, body)
                .set(SUBJECT_NOTE.WRITTEN_BY, person.accountId())
                .set(SUBJECT_NOTE.WRITTEN_AT, locked.now())
                .returning(SUBJECT_NOTE.NOTE_ID)
                .fetchSingle(SUBJECT_NOTE.NOTE_ID);
        told(tx, locked, "note", noteId, person);
        return locked.done();
    }

    /** Every page that shows a case of the subject hears of it. */
    private static void told(DSLContext tx, Locked locked, String verb, long noteId, Person person) {
        CaseNews.publish(
                tx,
                tx.select(CASES.CASE_ID)
                        .from(CASES)
                        .where(Subjects.sameSubject(locked.row()))
                        .fetch(CASES.CASE_ID));
        Ledger.append(
                tx, Entry.of(person.actor(), verb, "case", locked.caseId()).after(Map.of("note", noteId)));
    }
}
