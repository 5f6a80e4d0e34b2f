/**
 * The ledger as people read it: supervisors and admins see who did what, to what, why, and whether the chain holds. A room of
 * its own, since the ledger itself is below sign-in and settings. A job walks the chain on from where it was verified last, and
 * from its beginning once a day; what it finds is kept in the database, so that every page says the same. Entries about a
 * reader's own matter are not shown to them, and what somebody noted about their own day is nobody else's to read.
 */
@NullMarked
package org.havendesk.oversight;

import org.jspecify.annotations.NullMarked;
