/**
 * Headers and rows into CSV: RFC 4180, UTF-8, one row at a time, with a guard against cells that a spreadsheet would run
 * as formulas. Knows no domain.
 */
@NullMarked
package org.havendesk.export;

import org.jspecify.annotations.NullMarked;
