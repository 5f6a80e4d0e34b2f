/**
 * Who may come in and what they may do: accounts, roles, sign-in, the security configuration and the current person. Views
 * and data classes name the roles of {@link org.havendesk.access.Roles}; nothing is visible without sign-in.
 */
@NullMarked
package org.havendesk.access;

import org.jspecify.annotations.NullMarked;
