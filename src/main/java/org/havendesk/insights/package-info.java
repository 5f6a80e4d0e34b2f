/**
 * Dashboards for program leads: how the community is doing, never who. Pages read the rows that the room {@code release} published,
 * over its connection that sees nothing else; they compute no figure and only arrange them, so that the screen, the paper and the
 * file say the same. A range is always drawn and written. A figure that is not published is a hatched gap
 * with its sentence, never 0 and never joined by a line. The address is the truth for page, period and program.
 */
@NullMarked
package org.havendesk.insights;

import org.jspecify.annotations.NullMarked;
