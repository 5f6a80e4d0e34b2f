/** The sign-in page. */
@NullMarked
package org.havendesk.access.ui;

import org.jspecify.annotations.NullMarked;
