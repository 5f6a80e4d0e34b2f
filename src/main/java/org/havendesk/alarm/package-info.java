/** What must not go unheard: alarms are raised and ended by a watch, told by webhook and e-mail along the on-call chain, and repeated until somebody acknowledges them. From the room of care it has the helplines that a member is sent where nobody is there. */
@NullMarked
package org.havendesk.alarm;

import org.jspecify.annotations.NullMarked;
