package org.havendesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.SIGN_IN_TRY;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;

/**
 * Many tries: they are slowed down, they get nowhere, and they keep nobody out. {@code -Dhavendesk.sign-in.tries=1000} runs
 * the full number, which takes a minute; the suite runs fewer.
 */
class FloodTest {
    private static final TestDesk DESK = new TestDesk();
    private static final int TRIES = Integer.getInteger("havendesk.sign-in.tries", 60);
    private static final String PASSWORD = "calm harbour lights tonight";
    private static int people;

    @TempDir
    private Path folder;

    private final String name = "flooded." + ++people;
    private Secrets secrets;
    private KnownDevices devices;
    private PasswordSignIn passwords;

    @BeforeEach
    void prepare() {
        new Accounts(DESK.databases.deskOwner()).create(name, "Flooded", Set.of(Roles.MODERATOR), PASSWORD);
        secrets = Secrets.of(folder.resolve("sign-in.key"));
        devices = new KnownDevices(secrets);
        passwords = new PasswordSignIn(
                new Accounts(DESK.desk),
                new SecondSteps(DESK.desk, secrets),
                () -> new SignInRules(Set.of(), Set.of(), 30, 12),
                new Tries(DESK.desk, secrets, devices),
                Passwords.encoder());
    }

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void aFloodFromManyAddressesGetsNowhereAndKeepsNobodyOut() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = IntStream.range(0, TRIES)
                    .mapToObj(i -> threads.submit(() -> isIn("guess number " + i, "198.51." + i / 200 + "." + i % 200)))
                    .toList();
            assertThat(isIn(PASSWORD, "203.0.113.7"))
                    .as("the person, from a new address meanwhile")
                    .isTrue();
            for (Future<Boolean> guess : flood) {
                assertThat(guess.get()).isFalse();
            }
        }
        long begun = System.nanoTime();
        assertThat(isIn(PASSWORD, "203.0.113.8"))
                .as("the person, from a new address after it")
                .isTrue();
        long waited = (System.nanoTime() - begun) / 1_000_000;
        assertThat(waited).as("milliseconds until they are in").isLessThan(30_000);
        System.out.println(
                TRIES + " wrong passwords from as many addresses: 0 in; the person was in after " + waited + " ms");
    }

    @Test
    void anAddressWaitsLongerAfterEachFailureAndAnotherOneDoesNot() {
        for (int i = 0; i < 5; i++) {
            assertThat(isIn("a wrong password", "198.51.100.1")).isFalse();
        }
        assertThatThrownBy(() -> isIn(PASSWORD, "198.51.100.1"))
                .isInstanceOfSatisfying(
                        Tries.TooSoon.class, soon -> assertThat(soon.seconds()).isBetween(1L, 2L));
        assertThat(isIn(PASSWORD, "198.51.100.2")).isTrue();
        DESK.desk
                .update(SIGN_IN_TRY)
                .set(SIGN_IN_TRY.FAILURES, 12)
                .where(SIGN_IN_TRY.KIND.eq("address"))
                .execute();
        assertThatThrownBy(() -> isIn(PASSWORD, "198.51.100.1"))
                .isInstanceOfSatisfying(
                        Tries.TooSoon.class, soon -> assertThat(soon.seconds()).isBetween(60L, 128L));
        DESK.desk.execute("update desk.sign_in_try set last_at = now() - interval '61 minutes'");
        assertThat(isIn(PASSWORD, "198.51.100.1")).as("an hour later").isTrue();
    }

    @Test
    void aBrowserThatThePersonUsedBeforeDoesNotWaitForOthers() {
        String number = "0123456789abcdef";
        String cookie =
                number + "." + java.util.HexFormat.of().formatHex(secrets.hash("known device", number + " " + name));
        for (int i = 0; i < 6; i++) {
            try {
                isIn("a wrong password", "198.51.100.9");
            } catch (Tries.TooSoon e) {
                // as it should
            }
        }
        var known = new SignInOrigin("198.51.100.9", cookie);
        assertThat(passwords.check(name, PASSWORD, known).username()).isEqualTo(name);
        var forged = new SignInOrigin("198.51.100.9", number + ".00");
        assertThatThrownBy(() -> passwords.check(name, PASSWORD, forged)).isInstanceOf(Tries.TooSoon.class);
    }

    @Test
    void noTypedNameIsKept() {
        assertThat(isIn("x", "192.0.2.1")).isFalse();
        assertThat(DESK.desk.selectFrom(SIGN_IN_TRY).fetch().map(row -> new String(row.getKey())))
                .noneMatch(key -> key.contains(name));
        assertThat(Arrays.asList("name", "address"))
                .allSatisfy(kind -> assertThat(DESK.desk.fetchExists(SIGN_IN_TRY, SIGN_IN_TRY.KIND.eq(kind)))
                        .isTrue());
    }

    @Test
    void invitedAndDisabledAccountsAnswerLikeUnknownNames() {
        DESK.databases.deskOwner().execute("update desk.account set password_hash = null where username = ?", name);
        assertThat(isIn("the password of an account that is not there", "192.0.2.2"))
                .isFalse();
        assertThat(isIn("", "192.0.2.2")).isFalse();
    }

    private boolean isIn(String password, String address) {
        try {
            passwords.check(name, password, new SignInOrigin(address, null));
            return true;
        } catch (BadCredentialsException e) {
            return false;
        }
    }
}
