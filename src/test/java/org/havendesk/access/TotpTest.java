package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /** RFC 6238, appendix B, the rows for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    @Test
    void clocksMayDifferByOneStepAndNoMore() {
        for (int off : new int[] {-30, 0, 30}) {
            assertThat(Totp.match(SECRET, TestCodes.at(Totp.base32(SECRET), NOON.plusSeconds(off)), NOON, 0))
                    .as("%s seconds off", off)
                    .hasValue(Totp.step(NOON.plusSeconds(off)));
        }
        for (int off : new int[] {-60, 60}) {
            assertThat(Totp.match(SECRET, TestCodes.at(Totp.base32(SECRET), NOON.plusSeconds(off)), NOON, 0))
                    .as("%s seconds off", off)
                    .isEmpty();
        }
    }

    @Test
    void noCodeCountsTwiceNorOneBeforeTheLast() {
        String code = Totp.code(SECRET, Totp.step(NOON), 6);
        assertThat(Totp.match(SECRET, code, NOON, Totp.step(NOON) - 1)).isPresent();
        assertThat(Totp.match(SECRET, code, NOON, Totp.step(NOON))).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInTheLettersThatAppsKnow(String bytes, String letters) {
        assertThat(Totp.base32(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(letters);
    }

    @Test
    void theAddressNamesCommunityAndPerson() {
        assertThat(Totp.address(SECRET, "Lantern Circle", "mira.okafor"))
                .isEqualTo("otpauth://totp/Havendesk%20Lantern%20Circle:mira.okafor"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Havendesk%20Lantern%20Circle");
    }
}
