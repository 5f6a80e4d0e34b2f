package org.havendesk.api;

import java.util.Locale;

/** Why a request is refused, as RFC 9457 names it: one type and one status for each kind. */
enum Problem {
    HEADERS(400, "A header is missing or has another form"),
    NOT_JSON(400, "The body is not a JSON object"),
    NOT_KNOWN(401, "Not known"),
    CLOCK(401, "The timestamp is too far from this clock"),
    SCOPE(403, "The token is not for this"),
    NO_SUCH_ADDRESS(404, "Nothing is here"),
    METHOD(405, "Another method is needed here"),
    TOO_SLOW(408, "The body did not come in time"),
    SIGNATURE_USED(409, "This signature was used before"),
    KEY_USED(409, "This webhook-id was used for something else"),
    ID_USED(409, "This id was used for something else"),
    TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE(415, "The body has to be JSON"),
    INVALID(422, "A field is missing or wrong"),
    TOO_MANY(429, "Too many requests"),
    FAILED(500, "Something failed here"),
    BUSY(503, "Not now");

    private static final String TYPE = "urn:havendesk:problem:";

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return TYPE + key();
    }
}
