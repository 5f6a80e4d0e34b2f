/**
 * The two databases: the console's own (desk) and the chat store. Here stand the embedded server with its data folder, the
 * databases that an installation brings instead, looked at before they are used, the roles and migrations, and the connections
 * that Spring hands out. A role can do what it needs and no more; what that is stands in the migrations, column by column. The classes generated from the migrations and from the
 * contract live in the packages below; nobody edits them.
 */
@NullMarked
package org.havendesk.db;

import org.jspecify.annotations.NullMarked;
