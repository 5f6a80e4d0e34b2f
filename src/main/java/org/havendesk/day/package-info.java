/** My day: a person's own cases, what they read, what must be handed over before the shift ends. Seen by nobody else. */
@NullMarked
package org.havendesk.day;

import org.jspecify.annotations.NullMarked;
