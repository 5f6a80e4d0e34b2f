/** The page on which admins let sources in and out, and see how each does. */
@NullMarked
package org.havendesk.api.ui;

import org.jspecify.annotations.NullMarked;
