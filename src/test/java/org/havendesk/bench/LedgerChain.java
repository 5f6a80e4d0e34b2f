package org.havendesk.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.havendesk.db.TestDatabases;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;

/** P12: entries of the one chain, each in a transaction of its own, beside rows of the same shape that nothing chains. */
final class LedgerChain implements Row {
    private static final int WRITERS = 16;
    private static final int ROUNDS = 5;

    @Override
    public String id() {
        return "P12";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        try (var databases = TestDatabases.fresh()) {
            DSLContext desk = databases.desk();
            DSLContext owner = databases.deskOwner();
            owner.execute("create table desk.plain_entry (like desk.ledger_entry including all)");
            owner.execute("alter table desk.plain_entry alter entry_id add generated always as identity");
            owner.execute("grant insert on desk.plain_entry to desk_app");
            var chain = new Rounds();
            var plain = new Rounds();
            Duration time = scale == Scale.FULL ? Duration.ofSeconds(4) : Duration.ofSeconds(1);
            for (int round = 0; round <= ROUNDS; round++) { // the first one warms up
                chain.add(Load.perSecond(WRITERS, time, worker -> append(desk, worker)));
                plain.add(Load.perSecond(WRITERS, time, worker -> insert(desk, worker)));
            }
            return List.of(
                    Figure.atLeast(
                            id(), "append to the ledger, 16 writers, one chain", chain.median(), 1000, "entries/s"),
                    Figure.noted(id(), "the same rows without a chain", plain.median(), "rows/s"));
        }
    }

    private static boolean append(DSLContext desk, int writer) {
        desk.transaction(tx -> Ledger.append(tx.dsl(), entry(writer)));
        return true;
    }

    private static Entry entry(int writer) {
        return Entry.of(new Actor.Person(writer), "claim", "case", 1001 + writer)
                .after(Map.of("version", 2));
    }

    private static boolean insert(DSLContext desk, int writer) {
        desk.transaction(tx -> tx.dsl().execute("""
                insert into desk.plain_entry (at, actor_kind, actor, verb, object_kind, object_id, after, previous_hash, hash)
                values (clock_timestamp(), 'person', ?, 'claim', 'case', ?, '{"version":2}', sha256(''), sha256(''))""", "" + writer, "" + (1001 + writer)));
        return true;
    }
}
