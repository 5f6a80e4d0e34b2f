/** The ledger's page. */
@NullMarked
package org.havendesk.oversight.ui;

import org.jspecify.annotations.NullMarked;
