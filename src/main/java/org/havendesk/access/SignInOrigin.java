package org.havendesk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a try to sign in comes from.
 *
 * @param address of the network: an IPv4 address, or the first half of an IPv6 one, of which a single line has many
 * @param knownDevice what the browser's cookie says, unchecked; null without one
 */
record SignInOrigin(String address, @Nullable String knownDevice) {

    static SignInOrigin of(HttpServletRequest request) {
        return new SignInOrigin(network(request.getRemoteAddr()), KnownDevices.cookieOf(request));
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            return HexFormat.of()
                    .formatHex(Arrays.copyOf(InetAddress.ofLiteral(address).getAddress(), 8));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
