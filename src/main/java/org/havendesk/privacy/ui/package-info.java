/** The page of what members asked about their data. */
@NullMarked
package org.havendesk.privacy.ui;

import org.jspecify.annotations.NullMarked;
