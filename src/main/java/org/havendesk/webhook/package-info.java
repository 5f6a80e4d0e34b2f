/**
 * Webhooks as the Standard Webhooks specification describes them: how one is signed. It stands by itself because alarms and
 * effects leave in the same way, and neither knows of the other.
 */
@NullMarked
package org.havendesk.webhook;

import org.jspecify.annotations.NullMarked;
