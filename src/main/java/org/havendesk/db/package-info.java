/**
 * The two databases: the console's own (desk) and the chat store. Here stand the embedded server with its data folder, the
 * roles and migrations, and the connections that Spring hands out. The classes generated from the migrations and from the
 * contract live in the packages below; nobody edits them.
 */
@NullMarked
package org.havendesk.db;

import org.jspecify.annotations.NullMarked;
