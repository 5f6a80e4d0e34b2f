/**
 * Small parts of screens that know no domain: icons, badges, key caps, empty states, dialogs that ask for a reason, the
 * table of keys. Looks come from class names and tokens; no part sets a style.
 */
@NullMarked
package org.havendesk.kit;

import org.jspecify.annotations.NullMarked;
