/**
 * Whether the installation works: metrics for whoever scrapes them, and a page for admins that says in plain words what is fine and
 * what to do where it is not. Both rest on the same few readings, each taken at most every five seconds and waited for no longer than
 * three, so that neither many scrapes nor a database that fell silent is felt. They are about the work as a whole: nothing here tells
 * of a member or of one person of the team, and no figure about wellbeing is counted.
 */
@NullMarked
package org.havendesk.health;

import org.jspecify.annotations.NullMarked;
