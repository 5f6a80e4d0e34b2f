/** The team as supervisors see it: exact times and totals of the work, never one person's reading. From the room of the day it has how many ask to talk. */
@NullMarked
package org.havendesk.team;

import org.jspecify.annotations.NullMarked;
