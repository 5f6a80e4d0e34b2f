/**
 * The operator's commands, starting the console among them. Every command checks what it needs first and says in one
 * sentence what is missing; only the console itself starts Spring, so that the others answer quickly, and all of them
 * work beside a running console, except the one that would take its databases away. What they work on, databases that come along
 * or those that the installation names, is said once, by the environment or a properties file, for all of them.
 */
@NullMarked
package org.havendesk.cli;

import org.jspecify.annotations.NullMarked;
