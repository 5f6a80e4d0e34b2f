package org.havendesk.db;

import java.net.URI;
import java.net.URISyntaxException;

/** The address under which people reach the console: links and passkeys depend on it, so a wrong one is refused at the start. */
final class PublicUrl {
    private PublicUrl() {}

    /** @throws SetupException unless it is http or https, a host, perhaps a port, and nothing else */
    static void check(String address) {
        try {
            var url = new URI(address);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            boolean bare = url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            if (web && url.getHost() != null && bare) {
                return;
            }
        } catch (URISyntaxException | NullPointerException e) {
            // said below
        }
        throw new SetupException("HAVENDESK_PUBLIC_URL is no address of a console: " + address
                + ". Write it as https://desk.example.org, without a path.");
    }
}
