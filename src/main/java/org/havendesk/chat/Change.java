package org.havendesk.chat;

/**
 * A message was edited or removed in the chat.
 *
 * @param seq its place in the stream of changes
 * @param kind edited or removed
 */
public record Change(long seq, String messageId, String kind) {
    public boolean isRemoval() {
        return kind.equals("removed");
    }
}
