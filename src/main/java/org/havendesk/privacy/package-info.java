/**
 * What is kept about people, how long, and what they may ask of it: retention, the erasure of a member, and the report of
 * everything that is kept about one. The removing itself is done by functions of the database, which refuse what is not
 * past its date, held or still open; so the console's role can delete nothing else, and evidence stays unchangeable. Two
 * supervisors decide together, as on a case, but a request is about a person and so has its own table.
 */
@NullMarked
package org.havendesk.privacy;

import org.jspecify.annotations.NullMarked;
