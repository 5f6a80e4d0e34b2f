/**
 * The state machine of moderation: cases folded from reports, the queue in bands with due clocks, leases, review, decisions
 * with their undo window, and effects on the chat platform with receipts. Transitions are one pure table
 * ({@link org.havendesk.cases.Transitions}); every move is one transaction with its ledger entry; the database's clock
 * decides leases, due times and undo windows.
 */
@NullMarked
package org.havendesk.cases;

import org.jspecify.annotations.NullMarked;
