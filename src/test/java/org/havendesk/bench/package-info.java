/**
 * How fast the console is, beside the floor of each job: what the same database does with the same rows without us. Both sides
 * run in turns in the same run, since an absolute time says little on a machine that one shares. A {@link
 * org.havendesk.bench.Row} is a row of the table and knows its target; {@code bin/bench} is the way in. Rows fill databases of
 * their own and use the classes that pages and jobs use, as they are wired in the console.
 */
@NullMarked
package org.havendesk.bench;

import org.jspecify.annotations.NullMarked;
