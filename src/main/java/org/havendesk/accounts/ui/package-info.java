/** The page of accounts. */
@NullMarked
package org.havendesk.accounts.ui;

import org.jspecify.annotations.NullMarked;
