package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.INVITATION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Links of one use by which somebody chooses their password: 72 hours long, 256 random bits, of which only the hash is kept. A
 * new link takes the place of the one before.
 */
public class Invitations {
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);

    private static final Condition OPEN = INVITATION
            .USED_AT
            .isNull()
            .and(INVITATION.WITHDRAWN_AT.isNull())
            .and(INVITATION.EXPIRES_AT.gt(NOW))
            .and(ACCOUNT.DISABLED_AT.isNull());

    private final DSLContext desk;
    private final SignInPolicy policy;

    public Invitations(DSLContext desk, SignInPolicy policy) {
        this.desk = desk;
        this.policy = policy;
    }

    /**
     * Whom a link is for.
     *
     * @param again whether they had a password before
     */
    public record Invited(long accountId, String username, String name, Set<String> roles, boolean again) {}

    /** Makes the account's link in the transaction of {@code tx} and returns its token, which is kept nowhere. */
    public static String make(DSLContext tx, long accountId, boolean again, Actor by) {
        withdraw(tx, accountId);
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tx.insertInto(INVITATION)
                .set(INVITATION.TOKEN_HASH, hash(token))
                .set(INVITATION.ACCOUNT_ID, accountId)
                .set(INVITATION.KIND, again ? "reset" : "invite")
                .set(INVITATION.MADE_BY, by.id())
                .execute();
        return token;
    }

    /** Takes back the account's open link, if there is one. */
    public static void withdraw(DSLContext tx, long accountId) {
        tx.update(INVITATION)
                .set(INVITATION.WITHDRAWN_AT, NOW)
                .where(INVITATION.ACCOUNT_ID.eq(accountId))
                .and(INVITATION.USED_AT.isNull())
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .execute();
    }

    /** Whom the link is for; empty, and nothing more is told, where it is unknown, used, too old, or its account disabled. */
    public Optional<Invited> find(String token) {
        return find(desk, token);
    }

    /** How long their password has to be: shorter where a second step follows each time. */
    public int shortest(Invited invited) {
        return secondStep(invited) ? PasswordRules.SHORTEST_BESIDE : PasswordRules.SHORTEST_ALONE;
    }

    /** What is wrong with a password for this person under this name, if anything. */
    public Optional<PasswordRules.Fault> fault(Invited invited, String password, String name, String community) {
        return PasswordRules.fault(
                password, secondStep(invited), List.of(invited.username(), invited.name(), name, community));
    }

    private boolean secondStep(Invited invited) {
        return policy.get().needsAlways(new Person(invited.accountId(), invited.name(), invited.roles()));
    }

    /** Takes the link: from now on the account has this name and password. False where the link is none any more. */
    public boolean accept(String token, String name, String password) {
        String passwordHash = Passwords.encoder().encode(password); // takes its time, so before the transaction
        return desk.transactionResult(tx -> {
            tx.dsl()
                    .select(INVITATION.TOKEN_HASH)
                    .from(INVITATION)
                    .where(INVITATION.TOKEN_HASH.eq(hash(token)))
                    .forUpdate()
                    .execute();
            Optional<Invited> invited = find(tx.dsl(), token);
            invited.ifPresent(person -> take(tx.dsl(), token, person, name.strip(), passwordHash));
            return invited.isPresent();
        });
    }

    private static void take(DSLContext tx, String token, Invited invited, String name, String passwordHash) {
        tx.update(INVITATION)
                .set(INVITATION.USED_AT, NOW)
                .where(INVITATION.TOKEN_HASH.eq(hash(token)))
                .execute();
        tx.update(ACCOUNT)
                .set(ACCOUNT.DISPLAY_NAME, name)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.WELCOMED_AT, coalesce(ACCOUNT.WELCOMED_AT, NOW))
                .where(ACCOUNT.ACCOUNT_ID.eq(invited.accountId()))
                .execute();
        Entry entry = Entry.of(
                new Actor.Person(invited.accountId()),
                invited.again() ? "choose_password" : "accept_invitation",
                "account",
                invited.accountId());
        Ledger.append(
                tx,
                name.equals(invited.name())
                        ? entry
                        : entry.before(Map.of("name", invited.name())).after(Map.of("name", name)));
    }

    private static Optional<Invited> find(DSLContext desk, String token) {
        var roles = multiset(select(ACCOUNT_ROLE.ROLE)
                        .from(ACCOUNT_ROLE)
                        .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)))
                .convertFrom(found -> Set.copyOf(found.getValues(ACCOUNT_ROLE.ROLE)));
        return desk.select(
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.USERNAME,
                        ACCOUNT.DISPLAY_NAME,
                        roles,
                        ACCOUNT.WELCOMED_AT.isNotNull())
                .from(INVITATION)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(INVITATION.ACCOUNT_ID))
                .where(INVITATION.TOKEN_HASH.eq(hash(token)))
                .and(OPEN)
                .fetchOptional(mapping(Invited::new));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
