package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havendesk.access.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final List<String> OWN = List.of("mira.okafor", "Mira Okafor", "Lantern Circle");

    @Test
    void fifteenCharactersAreNeededWithoutASecondStepAndEightWithOne() {
        assertThat(PasswordRules.fault("hvmwtoqlendurk", false, OWN)).contains(Fault.TOO_SHORT);
        assertThat(PasswordRules.fault("hvmwtoqlendurka", false, OWN)).isEmpty();
        assertThat(PasswordRules.fault("hvmwtoq", true, OWN)).contains(Fault.TOO_SHORT);
        assertThat(PasswordRules.fault("hvmwtoql", true, OWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calm harbour lights tonight",
                "molu-keta-rifo-sanu",
                "correct horse battery stable genius",
                "жёлтый фонарь на берегу",
                "  spaces   are   fine too  "
            })
    void whatIsLongAndOnesOwnIsGood(String password) {
        assertThat(PasswordRules.fault(password, false, OWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password",
                "P@ssw0rd",
                "password123!",
                "12345678",
                "1q2w3e4r5t",
                "qwertyuiop",
                "aaaaaaaa",
                "abcabcabc",
                "Sunshine2026",
                "letmein!!!",
                "iloveyou1",
                "passwordpassword",
                "11111111111111111",
                "20262026202620262026"
            })
    void whatEverybodyTriesFirstIsNot(String password) {
        assertThat(PasswordRules.fault(password, true, OWN)).contains(Fault.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"miraokafor1", "Okafor-Mira", "lanterncircle", "Lantern Circle 26"})
    void norIsOnesOwnNameOrTheCommunitys(String password) {
        assertThat(PasswordRules.fault(password, true, OWN)).contains(Fault.OWN_NAME);
    }

    @Test
    void aHundredAndTwentyEightCharactersAreTakenWhole() {
        String long128 = "harbour lights at night, ".repeat(6).substring(0, 127) + "x";
        assertThat(PasswordRules.fault("q" + long128.substring(1), false, OWN)).isEmpty();
        assertThat(PasswordRules.fault("q" + long128, false, OWN)).contains(Fault.TOO_LONG);
    }
}
