package org.havendesk.chat.platform;

/**
 * Why a platform did not do what was asked, as keys that a page has words for. A platform's own words are not passed on: they name
 * members.
 */
final class Why {
    /** What it is about is not in the chat any more. */
    static final String GONE = "chat_gone";

    /** It is so already. */
    static final String ALREADY = "chat_already";

    /** The platform cannot do this. */
    static final String NOT_OFFERED = "chat_not_offered";

    /** The platform does not accept who the console says that it is. */
    static final String TOKEN = "chat_token";

    /** The console's account may not do this there. */
    static final String FORBIDDEN = "chat_forbidden";

    /** The platform refused it. */
    static final String REFUSED = "chat_refused";

    /** What answers there is not the platform's interface. */
    static final String ADDRESS = "chat_address";

    /** Nobody could be reached. */
    static final String UNREACHABLE = "chat_unreachable";

    /** No answer came in time. */
    static final String SILENT = "chat_silent";

    /** The platform asked to wait. */
    static final String BUSY = "chat_busy";

    /** The platform had a fault of its own. */
    static final String FAULT = "chat_fault";

    private Why() {}
}
