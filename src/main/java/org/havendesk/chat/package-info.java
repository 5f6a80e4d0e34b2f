/**
 * The chat store, read through the views of its contract and nothing else, with a role that cannot write: rooms, members,
 * conversations; and the aliases under which members appear. The aliases live in the console's own database, so that
 * deleting a row forgets the link.
 */
@NullMarked
package org.havendesk.chat;

import org.jspecify.annotations.NullMarked;
