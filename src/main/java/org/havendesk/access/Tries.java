package org.havendesk.access;

import static org.havendesk.db.desk.Tables.SIGN_IN_TRY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/**
 * Tries to sign in, counted before they are checked, so that many at once get no further than one after the other. An
 * address with many failures has to wait between two tries. A name with many failures answers later, to whomever, known or
 * not; nobody is ever refused because of what others try on their name. A browser that the person has used before is
 * counted by itself. What failed is forgotten after an hour of quiet.
 */
class Tries {
    private static final int FREE = 5;
    private static final int LONGEST_WAIT_SECONDS = 900;
    private static final int FREE_FOR_A_NAME = 10;
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 4;

    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);
    private static final Condition FORGOTTEN =
            SIGN_IN_TRY.LAST_AT.lt(field("clock_timestamp() - interval '1 hour'", Instant.class));

    /** When the next try may be made. */
    private static final Field<Instant> NEXT = field(
            "{0} + make_interval(secs => case when {1} < {2} then 0 else least({3}, power(2, least({1} - {2}, 20))) end)",
            Instant.class, SIGN_IN_TRY.LAST_AT, SIGN_IN_TRY.FAILURES, inline(FREE), inline(LONGEST_WAIT_SECONDS));

    private final DSLContext desk;
    private final Secrets secrets;
    private final KnownDevices devices;

    Tries(DSLContext desk, Secrets secrets, KnownDevices devices) {
        this.desk = desk;
        this.secrets = secrets;
        this.devices = devices;
    }

    /** What a try was counted as, to be taken back when it was a good one. */
    record Counted(String kind, byte[] key) {}

    /** Too many tries came from one place. */
    static final class TooSoon extends AuthenticationException {
        private final long seconds;

        private TooSoon(long seconds) {
            super("too many tries");
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    /**
     * Counts a try to sign in with this name, and waits where the name has to.
     *
     * @throws TooSoon where the place it comes from has to wait
     */
    Counted begin(String name, SignInOrigin origin) {
        String username = name.strip().toLowerCase(Locale.ROOT);
        if (devices.knows(username, origin.knownDevice())) {
            return count("device", origin.knownDevice());
        }
        Counted counted = count("address", origin.address());
        delay(username);
        return counted;
    }

    /**
     * Counts a try of a code. Whoever gets here knew the password, so that nobody else can make the person wait.
     *
     * @throws TooSoon where the account has to wait
     */
    Counted beginCode(long accountId, SignInOrigin origin, String username) {
        boolean known = devices.knows(username, origin.knownDevice());
        return count("code", accountId + (known ? " " + origin.knownDevice() : ""));
    }

    /** The try was a good one. */
    void forgive(Counted counted) {
        desk.update(SIGN_IN_TRY)
                .set(SIGN_IN_TRY.FAILURES, greatest(SIGN_IN_TRY.FAILURES.minus(1), inline(0)))
                .where(SIGN_IN_TRY.KIND.eq(counted.kind()))
                .and(SIGN_IN_TRY.KEY.eq(counted.key()))
                .execute();
    }

    /** Deletes what is forgotten. */
    void tidy() {
        desk.deleteFrom(SIGN_IN_TRY).where(FORGOTTEN).execute();
    }

    private Counted count(String kind, String what) {
        byte[] key = secrets.hash(kind, what);
        boolean mayTry = add(kind, key, FORGOTTEN.or(NEXT.le(NOW))).isPresent();
        if (!mayTry) {
            throw new TooSoon(left(kind, key));
        }
        return new Counted(kind, key);
    }

    private Optional<Integer> add(String kind, byte[] key, Condition may) {
        return desk.insertInto(SIGN_IN_TRY)
                .set(SIGN_IN_TRY.KIND, kind)
                .set(SIGN_IN_TRY.KEY, key)
                .set(SIGN_IN_TRY.FAILURES, 1)
                .set(SIGN_IN_TRY.LAST_AT, NOW)
                .onConflict(SIGN_IN_TRY.KIND, SIGN_IN_TRY.KEY)
                .doUpdate()
                .set(SIGN_IN_TRY.FAILURES, when(FORGOTTEN, inline(1)).otherwise(SIGN_IN_TRY.FAILURES.plus(1)))
                .set(SIGN_IN_TRY.LAST_AT, NOW)
                .where(may)
                .returning(SIGN_IN_TRY.FAILURES)
                .fetchOptional(SIGN_IN_TRY.FAILURES);
    }

    private long left(String kind, byte[] key) {
        Field<Integer> seconds = field("ceil(extract(epoch from {0} - {1}))::int", Integer.class, NEXT, NOW);
        return desk.select(seconds)
                .from(SIGN_IN_TRY)
                .where(SIGN_IN_TRY.KIND.eq(kind))
                .and(SIGN_IN_TRY.KEY.eq(key))
                .fetchOptional(seconds)
                .filter(left -> left > 0)
                .orElse(1);
    }

    private void delay(String username) {
        int failures = add("name", secrets.hash("name", username), inline(true).isTrue())
                .orElse(1);
        int over = Math.min(failures - FREE_FOR_A_NAME, MOST_DOUBLINGS);
        if (over > 0) {
            try {
                Thread.sleep(FIRST_DELAY.multipliedBy(1L << over));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BadCredentialsException("interrupted", e);
            }
        }
    }
}
