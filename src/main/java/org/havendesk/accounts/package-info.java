/**
 * Accounts as admins manage them: who is here, with which roles, second step and sessions; inviting by a link of one use,
 * changing roles, disabling and resetting. Signing in itself is the room of access. What must hold whoever acts, such as that an
 * admin is left, is held by the database; each act is one entry of the ledger with what was before and after.
 */
@NullMarked
package org.havendesk.accounts;

import org.jspecify.annotations.NullMarked;
