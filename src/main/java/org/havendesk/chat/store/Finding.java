package org.havendesk.chat.store;

/**
 * One thing about a chat store that was looked at.
 *
 * @param what in a few words
 * @param good as it should be
 * @param says what was found, or what to do; never anything of a member
 */
public record Finding(String what, boolean good, String says) {
    static Finding good(String what, String says) {
        return new Finding(what, true, says);
    }

    static Finding bad(String what, String says) {
        return new Finding(what, false, says);
    }
}
