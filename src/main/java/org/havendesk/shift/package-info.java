/**
 * Who is there: the rota, shifts that people begin and end, pauses, the safeguarding leads. Kept apart from the alarms, so
 * that the case page can say who could take over and the alarms can find out that nobody could.
 */
@NullMarked
package org.havendesk.shift;

import org.jspecify.annotations.NullMarked;
