/**
 * The append-only record of who did what, to what, why. Every act of the console is one entry in the same transaction as
 * the act itself; entries are chained by SHA-256 so that a change, a gap or a reordering is found, and the last hash is
 * also kept in a file outside the database so that a truncated table is found. Entries never hold message bodies or
 * identities.
 */
@NullMarked
package org.havendesk.ledger;

import org.jspecify.annotations.NullMarked;
