/** The page of system health, and what pages are called in the times of requests. */
@NullMarked
package org.havendesk.health.ui;

import org.jspecify.annotations.NullMarked;
