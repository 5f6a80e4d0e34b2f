package org.havendesk.oversight;

import static org.havendesk.db.desk.Tables.LEDGER_CHECK;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.LEDGER_HEAD;
import static org.jooq.impl.DSL.field;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.db.desk.tables.records.LedgerCheckRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Fault;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerVerifier;
import org.jooq.DSLContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** What the last look at the chain found, and asking for another. */
@PreAuthorize("hasAnyRole('" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')")
public class ChainChecks {
    private final DSLContext desk;
    private final LedgerVerifier verifier;

    ChainChecks(DSLContext desk, LedgerVerifier verifier) {
        this.desk = desk;
        this.verifier = verifier;
    }

    public ChainState state() {
        LedgerCheckRecord check = desk.fetchSingle(LEDGER_CHECK);
        Instant since = desk.select(LEDGER_ENTRY.AT)
                .from(LEDGER_ENTRY)
                .orderBy(LEDGER_ENTRY.ENTRY_ID)
                .limit(1)
                .fetchOne(LEDGER_ENTRY.AT);
        return new ChainState(
                desk.fetchSingle(LEDGER_HEAD).getEntryId(),
                since,
                check.getEntries(),
                check.getSeal(),
                check.getCheckedAt(),
                Duration.ofMillis(check.getTookMs() == null ? 0 : check.getTookMs()),
                check.getWholeAt(),
                ChainCheckJob.isAsked(check),
                check.getBrokenEntry() == null
                        ? null
                        : new ChainState.Broken(
                                check.getBrokenEntry(),
                                check.getBrokenFault(),
                                check.getBrokenOther(),
                                check.getBrokenSince()));
    }

    /** Asks for a walk from the beginning; it begins within seconds, also where another is under way. */
    public void ask(Person person) {
        desk.transaction(tx -> {
            tx.dsl()
                    .update(LEDGER_CHECK)
                    .set(LEDGER_CHECK.ASKED_AT, field("clock_timestamp()", Instant.class))
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "check_chain", "ledger", "chain"));
        });
    }

    /** What is wrong with this entry beside the one before it, looked at now; empty where it fits. */
    public Optional<Fault> faultOf(long entryId) {
        return verifier.faultOf(entryId);
    }
}
