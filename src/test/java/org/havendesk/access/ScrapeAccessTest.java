package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Where the operator set no token, none opens the metrics. */
class ScrapeAccessTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer", "Bearer  ", "Bearer " + TOKEN})
    void withoutOneAdminsAloneReadThem(String header) {
        assertThat(lets("", header, Roles.MODERATOR)).isFalse();
        assertThat(lets("", header, Roles.ADMIN)).isTrue();
    }

    @Test
    void withOneItOpensThemAndAnotherDoesNot() {
        assertThat(lets(TOKEN, "Bearer " + TOKEN, Roles.MODERATOR)).isTrue();
        assertThat(lets(TOKEN, "Bearer " + TOKEN.substring(1), Roles.MODERATOR)).isFalse();
    }

    private static boolean lets(String token, String header, String role) {
        var request = new MockHttpServletRequest("GET", "/actuator/prometheus");
        request.addHeader("Authorization", header);
        var person = new TestingAuthenticationToken("somebody", null, "ROLE_" + role);
        return new ScrapeAccess(token)
                .authorize(() -> person, new RequestAuthorizationContext(request))
                .isGranted();
    }
}
