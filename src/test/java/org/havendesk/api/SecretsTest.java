package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {

    /** The example that is published with Standard Webhooks; its secret is nobody's. */
    @Test
    void theSignatureIsThatOfTheSpecification() {
        var secrets = new Secrets("hvd_none", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        var right = Signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(right.fits(right.expected(secrets.signingKey(), body))).isTrue();
        var later = new Signature(right.id(), right.timestamp() + 1, right.given());
        assertThat(later.fits(later.expected(secrets.signingKey(), body))).isFalse();
    }

    @Test
    void newSecretsDifferAndAreNotPrinted() {
        Secrets one = Secrets.fresh();
        Secrets other = Secrets.fresh();
        assertThat(one.token()).matches("hvd_[A-Za-z0-9_-]{43}").isNotEqualTo(other.token());
        assertThat(one.signingKey()).hasSize(32).isNotEqualTo(other.signingKey());
        assertThat(one.toString()).doesNotContain(one.token(), one.signingSecret());
        assertThat(Secrets.hash(one.token())).hasSize(32).isNotEqualTo(Secrets.hash(other.token()));
    }
}
