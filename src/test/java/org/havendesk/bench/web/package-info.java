/**
 * The rows that measure the console from outside: the real program as {@code bin/run} starts it, asked over HTTP by scripted
 * pages and by a browser. Everything stands on this machine and shares its processors, the asking side included, whose part
 * is said beside the figures.
 */
@NullMarked
package org.havendesk.bench.web;

import org.jspecify.annotations.NullMarked;
