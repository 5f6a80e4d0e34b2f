/**
 * New reports, and check-ins at their alert line, arrive here: each is a stream that is read through a cursor with a trailing
 * window, sorted, copied as evidence and folded into cases, exactly once however often it is killed, because cursor and effect
 * move in one transaction of the desk database. A record that cannot be taken in is quarantined with its reason and the rest
 * goes on. What sources send over HTTP waits in an inbox of the desk and is a stream like those of the chat store.
 */
@NullMarked
package org.havendesk.intake;

import org.jspecify.annotations.NullMarked;
