/** Alarms in the browser: the banner on every page, the page of alarms, and the settings of who is told. */
@NullMarked
package org.havendesk.alarm.ui;

import org.jspecify.annotations.NullMarked;
