/**
 * The frame around every page: drawer, title bar, navigation, keys, and the pages for what is not there, not allowed or
 * broken. Nobody imports it; rooms put entries into its navigation through {@link org.havendesk.kit.MenuEntries}.
 */
@NullMarked
package org.havendesk.shell;

import org.jspecify.annotations.NullMarked;
