/**
 * A whole installation in one file, and back: every table of its own databases at one moment, with the files beside them. It
 * copies tables by their names in the catalogue, so that a new table is in the next backup without a line here, and needs no
 * tool of PostgreSQL on the machine. A chat that is the community's own is not ours to copy. What comes back is migrated
 * from the level at which it was written, with every constraint checked anew.
 */
@NullMarked
package org.havendesk.backup;

import org.jspecify.annotations.NullMarked;
