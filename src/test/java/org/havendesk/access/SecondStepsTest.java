package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.CODE_APP;
import static org.havendesk.db.desk.Tables.RECOVERY_CODE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code apps and recovery codes on a real database, with a key beside it. */
class SecondStepsTest {
    private static final TestDesk DESK = new TestDesk();
    private static final byte[] SECRET = Secrets.random(Totp.SECRET_BYTES);
    private static int people;

    @TempDir
    private Path folder;

    private final Person person = DESK.moderator("Second Step " + ++people);

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void aCodeAppIsKeptOnceItHasShownACode() {
        var steps = steps();
        assertThat(steps.addCodeApp(person, SECRET, "000000")).isFalse();
        assertThat(steps.has(person.accountId())).isFalse();
        assertThat(steps.addCodeApp(person, SECRET, code(0))).isTrue();
        assertThat(steps.has(person.accountId())).isTrue();
    }

    @Test
    void eachCodeWorksOnce() {
        var steps = steps();
        steps.addCodeApp(person, SECRET, code(0));
        assertThat(steps.useCode(person.accountId(), code(0)))
                .as("the code of the set-up")
                .isFalse();
        assertThat(steps.useCode(person.accountId(), code(30))).isTrue();
        assertThat(steps.useCode(person.accountId(), code(30))).isFalse();
        assertThat(steps.useCode(DESK.moderator("Without " + people).accountId(), code(30)))
                .isFalse();
    }

    @Test
    void tenRecoveryCodesWorkOnceEachAndOnlyForTheirOwner() {
        var steps = steps();
        List<String> codes = steps.newRecoveryCodes(person);
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        Person other = DESK.moderator("Other " + people);
        assertThat(steps.useRecoveryCode(other, codes.getFirst())).isFalse();
        assertThat(steps.useRecoveryCode(person, codes.getFirst().toLowerCase().replace("-", " ")))
                .isTrue();
        assertThat(steps.useRecoveryCode(person, codes.getFirst())).isFalse();
        assertThat(steps.codesLeft(person.accountId())).isEqualTo(9);
        steps.newRecoveryCodes(person);
        assertThat(steps.useRecoveryCode(person, codes.get(1)))
                .as("a code of the set before")
                .isFalse();
    }

    @Test
    void theDatabaseAloneHoldsNeitherSecretNorCode() {
        var steps = steps();
        steps.addCodeApp(person, SECRET, code(0));
        List<String> codes = steps.newRecoveryCodes(person);
        byte[] sealed = DESK.desk
                .selectFrom(CODE_APP)
                .where(CODE_APP.ACCOUNT_ID.eq(person.accountId()))
                .fetchSingle()
                .getSecret();
        assertThat(contains(sealed, SECRET)).isFalse();
        var elsewhere = new SecondSteps(DESK.desk, Secrets.of(folder.resolve("another.key")));
        assertThatThrownBy(() -> elsewhere.useCode(person.accountId(), code(30)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(elsewhere.useRecoveryCode(person, codes.getFirst())).isFalse();
        assertThat(DESK.desk.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(person.accountId())))
                .isEqualTo(10);
    }

    @Test
    void theKeyIsItsOwnersAloneAndTheSameForAll() throws Exception {
        Path file = folder.resolve("shared.key");
        byte[] one = Secrets.of(file).hash("purpose", "words");
        assertThat(Secrets.of(file).hash("purpose", "words")).isEqualTo(one);
        assertThat(Secrets.of(file).hash("another purpose", "words")).isNotEqualTo(one);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "abc1");
        assertThatThrownBy(() -> Secrets.of(file)).hasMessageContaining("damaged");
    }

    private SecondSteps steps() {
        return new SecondSteps(DESK.desk, Secrets.of(folder.resolve("sign-in.key")));
    }

    private static String code(int seconds) {
        return TestCodes.at(Totp.base32(SECRET), Instant.now().plusSeconds(seconds));
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(whole, i, i + part.length), part)) {
                return true;
            }
        }
        return false;
    }
}
