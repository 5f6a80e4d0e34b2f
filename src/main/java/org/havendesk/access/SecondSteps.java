package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CODE_APP;
import static org.havendesk.db.desk.Tables.PASSKEY;
import static org.havendesk.db.desk.Tables.RECOVERY_CODE;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What people have beside their password: code apps and recovery codes, and whether there is a second step at all. */
public class SecondSteps {
    static final int CODES = 10;

    private static final int CODE_BYTES = 10; // 16 letters: 80 bits
    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);

    private final DSLContext desk;
    private final Secrets secrets;

    SecondSteps(DSLContext desk, Secrets secrets) {
        this.desk = desk;
        this.secrets = secrets;
    }

    /** Whether the account has a passkey or a code app. */
    public boolean has(long accountId) {
        return hasPasskey(accountId) || hasCodeApp(accountId);
    }

    public boolean hasPasskey(long accountId) {
        return desk.fetchExists(PASSKEY, PASSKEY.ACCOUNT_ID.eq(accountId));
    }

    public boolean hasCodeApp(long accountId) {
        return desk.fetchExists(CODE_APP, CODE_APP.ACCOUNT_ID.eq(accountId));
    }

    /** Whether the account came with the demo community, and may put its second step off. */
    public boolean mayPutOff(long accountId) {
        return desk.fetchExists(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(accountId).and(ACCOUNT.DEMO.isTrue()));
    }

    /** How many recovery codes are left. */
    public int codesLeft(long accountId) {
        return desk.fetchCount(
                RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(accountId).and(RECOVERY_CODE.USED_AT.isNull()));
    }

    /** Whether it is the code that an app with this secret shows now. */
    boolean matches(byte[] secret, String typed) {
        return Totp.match(secret, plain(typed), now(), 0).isPresent();
    }

    /** Keeps the app in place of the one before; {@code typed} is the code it shows, and false where it is not. */
    boolean addCodeApp(Person person, byte[] secret, String typed) {
        OptionalLong step = Totp.match(secret, plain(typed), now(), 0);
        if (step.isEmpty()) {
            return false;
        }
        byte[] sealed = secrets.seal(secret, Long.toString(person.accountId()));
        desk.transaction(tx -> {
            tx.dsl()
                    .deleteFrom(CODE_APP)
                    .where(CODE_APP.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            tx.dsl()
                    .insertInto(CODE_APP)
                    .set(CODE_APP.ACCOUNT_ID, person.accountId())
                    .set(CODE_APP.SECRET, sealed)
                    .set(CODE_APP.LAST_STEP, step.getAsLong())
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "add_code_app", "account", person.accountId()));
        });
        return true;
    }

    void removeCodeApp(Person person) {
        desk.transaction(tx -> {
            tx.dsl()
                    .deleteFrom(CODE_APP)
                    .where(CODE_APP.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "remove_code_app", "account", person.accountId()));
        });
    }

    /** Takes a code of the person's app; each one once, and none older than the last. */
    boolean useCode(long accountId, String typed) {
        return desk.transactionResult(tx -> {
            var app = tx.dsl()
                    .selectFrom(CODE_APP)
                    .where(CODE_APP.ACCOUNT_ID.eq(accountId))
                    .forUpdate()
                    .fetchOne();
            if (app == null) {
                return false;
            }
            byte[] secret = secrets.open(app.getSecret(), Long.toString(accountId));
            OptionalLong step = Totp.match(secret, plain(typed), now(), app.getLastStep());
            step.ifPresent(taken -> tx.dsl()
                    .update(CODE_APP)
                    .set(CODE_APP.LAST_STEP, taken)
                    .set(CODE_APP.USED_AT, NOW)
                    .where(CODE_APP.ACCOUNT_ID.eq(accountId))
                    .execute());
            return step.isPresent();
        });
    }

    /** Takes a recovery code, once, with its ledger entry. */
    boolean useRecoveryCode(Person person, String typed) {
        return desk.transactionResult(tx -> {
            int used = tx.dsl()
                    .update(RECOVERY_CODE)
                    .set(RECOVERY_CODE.USED_AT, NOW)
                    .where(RECOVERY_CODE.ACCOUNT_ID.eq(person.accountId()))
                    .and(RECOVERY_CODE.HASH.eq(hash(person.accountId(), typed)))
                    .and(RECOVERY_CODE.USED_AT.isNull())
                    .execute();
            if (used == 1) {
                Ledger.append(tx.dsl(), Entry.of(person.actor(), "use_recovery_code", "account", person.accountId()));
            }
            return used == 1;
        });
    }

    /** Ten new codes in place of the ones before. They are shown this once; only their hashes stay. */
    List<String> newRecoveryCodes(Person person) {
        List<String> codes =
                Stream.generate(SecondSteps::recoveryCode).limit(CODES).toList();
        desk.transaction(tx -> {
            tx.dsl()
                    .deleteFrom(RECOVERY_CODE)
                    .where(RECOVERY_CODE.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            for (String code : codes) {
                tx.dsl()
                        .insertInto(RECOVERY_CODE)
                        .set(RECOVERY_CODE.ACCOUNT_ID, person.accountId())
                        .set(RECOVERY_CODE.HASH, hash(person.accountId(), code))
                        .execute();
            }
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "new_recovery_codes", "account", person.accountId()));
        });
        return codes;
    }

    private static String recoveryCode() {
        return String.join("-", Totp.base32(Secrets.random(CODE_BYTES)).split("(?<=\\G.{4})"));
    }

    private byte[] hash(long accountId, String code) {
        return secrets.hash("recovery code", accountId + " " + plain(code));
    }

    /** As it was shown, however it is typed: blanks and hyphens aside, in either case. */
    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private Instant now() {
        return desk.select(NOW).fetchSingle().value1();
    }
}
