/** The pages of what care cases go by: the steps of the protocol, and the helplines. */
@NullMarked
package org.havendesk.care.ui;

import org.jspecify.annotations.NullMarked;
