/** The pages on which supervisors and admins read and change the settings. */
@NullMarked
package org.havendesk.settings.ui;

import org.jspecify.annotations.NullMarked;
