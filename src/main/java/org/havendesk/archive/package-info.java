/**
 * Chat archives in: JSON Lines, plain or gzip, one record a line, into the reference chat schema; and the small
 * generated community of the demo, which is an archive too. The import streams: a batch of lines goes by COPY into
 * temporary tables, is judged there as a set, and is committed, so that memory stays constant, an import that was cut off
 * can be run again, and running it twice changes nothing. What is refused is named by line number and reason, never by its
 * words.
 */
@NullMarked
package org.havendesk.archive;

import org.jspecify.annotations.NullMarked;
