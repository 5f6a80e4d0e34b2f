/**
 * The views of the contract in a chat database: put there for a platform, taken away again, and looked at closely. An operator
 * does this once; the console itself never has the rights for it.
 */
@NullMarked
package org.havendesk.chat.store;

import org.jspecify.annotations.NullMarked;
