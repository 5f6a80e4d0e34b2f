package org.havendesk.access;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells the browser not to allow. The policy is as strict as the client of Vaadin 25.2 stands: it
 * evaluates the calls that the server sends, and its components carry their styles inline. Scripts that stand in a page
 * itself run by the nonce of {@link ScriptNonces}; other answers hold no page and so no script either.
 */
final class WebHeaders {
    static final String POLICY_HEADER = "Content-Security-Policy";

    /** {@code base-uri} cannot be none: the page's relative addresses rest on its base element. */
    private static final String POLICY = "default-src 'self'; script-src 'self'%s 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final String PERMISSIONS = "accelerometer=(), autoplay=(), camera=(), display-capture=(),"
            + " encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
            + " midi=(), payment=(), picture-in-picture=(), usb=(), xr-spatial-tracking=(),"
            + " publickey-credentials-create=(self), publickey-credentials-get=(self)";

    private WebHeaders() {}

    static void set(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.withObjectPostProcessor(new EagerHeaders())
                .frameOptions(FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(
                        transport -> transport.includeSubDomains(false)) // the neighbours are not ours to decide for
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY.formatted(""))));
    }

    /** The policy of a page whose own scripts carry this nonce. */
    static String policy(String nonce) {
        return POLICY.formatted(" 'nonce-" + nonce + "'");
    }

    /** Vaadin's pages are forwarded inside the server, and then their answer is sent before a late writer gets to it. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
