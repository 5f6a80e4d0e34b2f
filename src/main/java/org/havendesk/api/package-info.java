/**
 * The door for platforms that keep no reports or check-ins: other systems send them over HTTP, and they wait in the inbox of
 * {@code intake} until they are taken in as what stands in the chat store is. A request has to know two secrets that the desk
 * keeps in two ways: a token, of which only a hash is stored, and a signature, whose key never travels. So neither a copy of
 * the database nor a request that was overheard is enough to send anything. The door is a servlet of its own before all pages:
 * no session, no cookie, no redirect, and every answer is the same JSON for a machine.
 */
@NullMarked
package org.havendesk.api;

import org.jspecify.annotations.NullMarked;
