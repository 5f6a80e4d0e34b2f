/** The page of one's own day, its card in the drawer, and the strip that suggests a pause. */
@NullMarked
package org.havendesk.day.ui;

import org.jspecify.annotations.NullMarked;
