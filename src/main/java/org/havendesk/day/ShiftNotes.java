package org.havendesk.day;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.SHIFT_NOTE;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.db.desk.tables.records.ShiftNoteRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** What each shift tells the next, in own words. Saved as it is written; the ledger has that a note was begun. */
@PreAuthorize(Roles.WORKS_CASES)
public class ShiftNotes {
    /** Longest note, in characters. */
    public static final int LONGEST = 4000;

    private static final Field<Instant> NOW = field("now()", Instant.class);
    private static final Field<Instant> HALF_A_DAY_AGO = field("now() - interval '12 hours'", Instant.class);
    private static final Field<Instant> A_DAY_AGO = field("now() - interval '24 hours'", Instant.class);

    private final DSLContext desk;

    public ShiftNotes(DSLContext desk) {
        this.desk = desk;
    }

    /** A note, with its author's name and when it was last changed. */
    public record Note(String author, String body, Instant at) {}

    /** The note of this shift, or without a shift the person's newest of the last 12 hours. */
    public Optional<Note> own(@Nullable Long shiftId, Person person) {
        return desk.selectFrom(SHIFT_NOTE)
                .where(isOwn(shiftId, person))
                .orderBy(SHIFT_NOTE.SHIFT_NOTE_ID.desc())
                .limit(1)
                .fetchOptional(r -> new Note(person.name(), r.getBody(), r.getWrittenAt()));
    }

    /** What others wrote in the last 24 hours, newest first; empty notes are left out. */
    public List<Note> ofOthers(Person reader) {
        return desk.select(ACCOUNT.DISPLAY_NAME, SHIFT_NOTE.BODY, SHIFT_NOTE.WRITTEN_AT)
                .from(SHIFT_NOTE)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(SHIFT_NOTE.ACCOUNT_ID))
                .where(SHIFT_NOTE.ACCOUNT_ID.ne(reader.accountId()))
                .and(SHIFT_NOTE.WRITTEN_AT.gt(A_DAY_AGO))
                .and(SHIFT_NOTE.BODY.ne(""))
                .orderBy(SHIFT_NOTE.WRITTEN_AT.desc(), SHIFT_NOTE.SHIFT_NOTE_ID.desc())
                .fetch(r -> new Note(r.value1(), r.value2(), r.value3()));
    }

    /** Stores the note as it stands now and returns when; at most {@link #LONGEST} characters. */
    @PreAuthorize(Roles.THEIR_OWN)
    public Instant save(@Nullable Long shiftId, String body, Person person) {
        if (body.length() > LONGEST) {
            throw new IllegalArgumentException("a note has up to " + LONGEST + " characters, not " + body.length());
        }
        return desk.transactionResult(tx -> {
            ShiftNoteRecord note = tx.dsl()
                    .selectFrom(SHIFT_NOTE)
                    .where(isOwn(shiftId, person))
                    .orderBy(SHIFT_NOTE.SHIFT_NOTE_ID.desc())
                    .limit(1)
                    .forUpdate()
                    .fetchOne();
            return note == null ? begin(tx.dsl(), shiftId, body, person) : change(tx.dsl(), note, body);
        });
    }

    private static Instant begin(DSLContext tx, @Nullable Long shiftId, String body, Person person) {
        ShiftNoteRecord note = tx.insertInto(SHIFT_NOTE)
                .set(SHIFT_NOTE.ACCOUNT_ID, person.accountId())
                .set(SHIFT_NOTE.SHIFT_ID, shiftId)
                .set(SHIFT_NOTE.BODY, body)
                .returning()
                .fetchSingle();
        Ledger.append(tx, Entry.of(person.actor(), "shift_note", "shift_note", note.getShiftNoteId()));
        return note.getWrittenAt();
    }

    private static Instant change(DSLContext tx, ShiftNoteRecord note, String body) {
        return tx.update(SHIFT_NOTE)
                .set(SHIFT_NOTE.BODY, body)
                .set(SHIFT_NOTE.WRITTEN_AT, NOW)
                .where(SHIFT_NOTE.SHIFT_NOTE_ID.eq(note.getShiftNoteId()))
                .returning(SHIFT_NOTE.WRITTEN_AT)
                .fetchSingle(SHIFT_NOTE.WRITTEN_AT);
    }

    private static Condition isOwn(@Nullable Long shiftId, Person person) {
        Condition own = SHIFT_NOTE.ACCOUNT_ID.eq(person.accountId());
        return shiftId == null
                ? own.and(SHIFT_NOTE.SHIFT_ID.isNull()).and(SHIFT_NOTE.WRITTEN_AT.gt(HALF_A_DAY_AGO))
                : own.and(SHIFT_NOTE.SHIFT_ID.eq(shiftId));
    }
}
