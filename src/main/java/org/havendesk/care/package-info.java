/** The care path apart from punishment: the guided protocol as versioned data, its answers on a running case, helplines, the safety plan. */
@NullMarked
package org.havendesk.care;

import org.jspecify.annotations.NullMarked;
