package org.havendesk.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/**
 * The name of the session's cookie. Where people reach the console over TLS its name begins with {@code __Host-}, by which
 * browsers take it from nobody else and send it over TLS alone; over plain HTTP on this machine they would refuse such a name.
 */
@Component
class SessionCookie implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    private final String publicUrl;

    SessionCookie(@Value("${havendesk.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        if (publicUrl.startsWith("https://")) {
            var cookie = server.getSettings().getSession().getCookie();
            cookie.setName("__Host-havendesk");
            cookie.setPath("/");
            cookie.setSecure(true);
        }
    }
}
