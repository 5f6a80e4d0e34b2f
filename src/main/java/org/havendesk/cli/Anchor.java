package org.havendesk.cli;

import org.havendesk.db.Databases;
import org.havendesk.ledger.LedgerAnchor;

/** The ledger's end, kept outside the database also by commands that work while no console does. */
final class Anchor {
    private Anchor() {}

    static void update(Databases databases) {
        if (databases.isAlone()) {
            new LedgerAnchor(databases.folder().ledgerHead()).update(databases.desk());
        }
    }
}
