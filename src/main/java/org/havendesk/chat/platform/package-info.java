/**
 * Acts on the chat platform on behalf of moderators: one class per platform. An act carries a key, so that asking twice is
 * asking once where the platform keeps keys.
 */
@NullMarked
package org.havendesk.chat.platform;

import org.jspecify.annotations.NullMarked;
