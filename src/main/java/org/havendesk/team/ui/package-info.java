/** The page of the team's figures. */
@NullMarked
package org.havendesk.team.ui;

import org.jspecify.annotations.NullMarked;
