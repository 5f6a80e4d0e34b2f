package org.havendesk.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Browsers in which somebody has signed in before, by a cookie that nobody can make: a flood of tries from elsewhere slows
 * them down in nothing. The cookie lets nobody in.
 */
class KnownDevices {
    private static final String COOKIE = "havendesk-known";
    private static final Duration LASTS = Duration.ofDays(180);
    private static final int NUMBER_BYTES = 16;

    private final Secrets secrets;

    KnownDevices(Secrets secrets) {
        this.secrets = secrets;
    }

    static @Nullable String cookieOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the cookie was given to a browser of this sign-in name. */
    boolean knows(String username, @Nullable String cookie) {
        int dot = cookie == null ? -1 : cookie.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        cookie.substring(dot + 1).getBytes(),
                        mark(username, cookie.substring(0, dot)).getBytes());
    }

    /** Gives the browser its cookie, unless it has one for this name. */
    void remember(String username, HttpServletRequest request, HttpServletResponse response) {
        if (knows(username, cookieOf(request))) {
            return;
        }
        String number = HexFormat.of().formatHex(Secrets.random(NUMBER_BYTES));
        var cookie = new Cookie(COOKIE, number + "." + mark(username, number));
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge((int) LASTS.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private String mark(String username, String number) {
        return HexFormat.of().formatHex(secrets.hash("known device", number + " " + username));
    }
}
