package org.havendesk.chat.platform;

/** A chat on which the console has no role to act: what is asked fails at once, visibly, and says why. */
public class ReadOnlyChat implements Platform {
    @Override
    public Answer ask(Request request) {
        return new Answer.Failed(
                "this installation names no role to act on the chat with (HAVENDESK_CHAT_EFFECTS_USER)");
    }
}
