package org.havendesk.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param out what was asked for and nothing else
 * @param err words for people
 */
record Streams(InputStream in, PrintStream out, PrintStream err) {}
