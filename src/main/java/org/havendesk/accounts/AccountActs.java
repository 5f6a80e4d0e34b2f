package org.havendesk.accounts;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.CODE_APP;
import static org.havendesk.db.desk.Tables.PASSKEY;
import static org.havendesk.db.desk.Tables.RECOVERY_CODE;
import static org.havendesk.db.desk.Tables.SESSION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.havendesk.access.Invitations;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountRow.Status;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Settings;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Inviting people, and what is done to accounts; each act with its ledger entry. Nobody acts on themselves here. A change of
 * roles, a disabling and a reset end all sessions of the account at once, wherever they are. That an admin is left is held by
 * the database, also where two act at the same moment.
 */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class AccountActs {
    private static final Outcome DONE = new Outcome.Done();
    private static final Field<Instant> NOW = field("clock_timestamp()", Instant.class);
    private static final String LAST_ADMIN = "HV001";

    private final DSLContext desk;

    public AccountActs(DSLContext desk) {
        this.desk = desk;
    }

    /** Makes an account without a password, and the link by which its person chooses one. */
    public Outcome invite(NewAccount wanted, Actor by) {
        if (wanted.problem().isPresent()) {
            return new Outcome.Refused(wanted.problem().get());
        }
        return desk.transactionResult(tx -> {
            if (tx.dsl().fetchExists(ACCOUNT, ACCOUNT.USERNAME.eq(wanted.username()))) {
                return new Outcome.Refused("username_taken");
            }
            if (wanted.email() != null
                    && tx.dsl().fetchExists(ACCOUNT, lower(ACCOUNT.EMAIL).eq(lower(val(wanted.email()))))) {
                return new Outcome.Refused("email_taken");
            }
            if (staysApart(tx.dsl(), wanted.roles())) {
                return new Outcome.Refused("stays_apart");
            }
            long accountId = insert(tx.dsl(), wanted);
            String token = Invitations.make(tx.dsl(), accountId, false, by);
            Entry entry = Entry.of(by, "invite", "account", accountId)
                    .after(Map.of("roles", new TreeSet<>(wanted.roles()), "username", wanted.username()));
            Ledger.append(tx.dsl(), entry);
            return new Outcome.Linked(token, Directory.find(tx.dsl(), accountId).orElseThrow());
        });
    }

    /** Gives the account these roles in place of those that it has. */
    public Outcome changeRoles(long accountId, Set<String> roles, Actor by) {
        return act(accountId, by, (tx, account) -> {
            if (roles.isEmpty()) {
                return new Outcome.Refused("no_role");
            }
            if (account.roles().equals(new TreeSet<>(roles))) {
                return new Outcome.Refused("unchanged");
            }
            if (staysApart(tx, roles)) {
                return new Outcome.Refused("stays_apart");
            }
            tx.deleteFrom(ACCOUNT_ROLE)
                    .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(accountId))
                    .and(ACCOUNT_ROLE.ROLE.notIn(roles))
                    .execute();
            roles.forEach(role -> addRole(tx, accountId, role));
            Ledger.append(
                    tx,
                    Entry.of(by, "change_roles", "account", accountId)
                            .before(Map.of("roles", account.roles()))
                            .after(Map.of("roles", new TreeSet<>(roles))));
            return DONE;
        });
    }

    /** From now on nobody signs in with the account, and whoever has is out. Its open link is taken back. */
    public Outcome disable(long accountId, Actor by) {
        return act(accountId, by, (tx, account) -> {
            if (account.status() == Status.DISABLED) {
                return new Outcome.Refused("unchanged");
            }
            tx.update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, NOW)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
            Invitations.withdraw(tx, accountId);
            return changed(tx, "disable", account, Status.DISABLED, by);
        });
    }

    /** The account works again as it was, with its password and second steps. */
    public Outcome enable(long accountId, Actor by) {
        return act(accountId, by, (tx, account) -> {
            if (account.status() != Status.DISABLED) {
                return new Outcome.Refused("unchanged");
            }
            tx.update(ACCOUNT)
                    .setNull(ACCOUNT.DISABLED_AT)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
            Status now = Directory.find(tx, accountId).orElseThrow().status();
            return changed(tx, "enable", account, now, by);
        });
    }

    /**
     * The password is gone, sessions end, and a new link lets the person choose another.
     *
     * @param secondSteps whether passkeys, code app and recovery codes go too: for a lost device
     */
    public Outcome reset(long accountId, boolean secondSteps, Actor by) {
        return act(accountId, by, (tx, account) -> {
            if (account.status() == Status.DISABLED) {
                return new Outcome.Refused("disabled");
            }
            tx.update(ACCOUNT)
                    .setNull(ACCOUNT.PASSWORD_HASH)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
            if (secondSteps) {
                tx.deleteFrom(PASSKEY).where(PASSKEY.ACCOUNT_ID.eq(accountId)).execute();
                tx.deleteFrom(CODE_APP).where(CODE_APP.ACCOUNT_ID.eq(accountId)).execute();
                tx.deleteFrom(RECOVERY_CODE)
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId))
                        .execute();
            }
            endAll(tx, accountId);
            boolean again = account.status() == Status.ACTIVE;
            String token = Invitations.make(tx, accountId, again, by);
            Ledger.append(
                    tx,
                    Entry.of(by, again ? "reset" : "invite_again", "account", accountId)
                            .after(Map.of("second_steps_removed", secondSteps)));
            return new Outcome.Linked(token, Directory.find(tx, accountId).orElseThrow());
        });
    }

    /** Ends one session of the account; it is out of its tabs at once. */
    public Outcome endSession(long accountId, long sessionId, Actor by) {
        return desk.transactionResult(tx -> {
            int ended = tx.dsl()
                    .update(SESSION)
                    .set(SESSION.ENDED_AT, NOW)
                    .set(SESSION.WHY, "ended")
                    .where(SESSION.SESSION_ID.eq(sessionId))
                    .and(SESSION.ACCOUNT_ID.eq(accountId))
                    .and(SESSION.ENDED_AT.isNull())
                    .execute();
            if (ended == 0) {
                return new Outcome.Refused("unchanged");
            }
            Ledger.append(
                    tx.dsl(), Entry.of(by, "end_session", "account", accountId).after(Map.of("session", sessionId)));
            return DONE;
        });
    }

    /** Keeps that somebody was reminded of the second step. */
    public Outcome reminded(long accountId, Actor by) {
        return act(accountId, by, (tx, account) -> {
            tx.update(ACCOUNT)
                    .set(ACCOUNT.SECOND_STEP_REMINDED_AT, NOW)
                    .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
            Ledger.append(tx, Entry.of(by, "remind_second_step", "account", accountId));
            return DONE;
        });
    }

    /** One act on an account at a time; none on oneself; and an admin is left. */
    private Outcome act(long accountId, Actor by, BiFunction<DSLContext, AccountRow, Outcome> act) {
        if (by.equals(new Actor.Person(accountId))) {
            return new Outcome.Refused("own_account");
        }
        try {
            return desk.transactionResult(tx -> {
                tx.dsl()
                        .select(ACCOUNT.ACCOUNT_ID)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                        .forNoKeyUpdate()
                        .execute();
                return Directory.find(tx.dsl(), accountId)
                        .map(account -> act.apply(tx.dsl(), account))
                        .orElseGet(() -> new Outcome.Refused("gone"));
            });
        } catch (DataAccessException e) {
            if (LAST_ADMIN.equals(e.sqlState())) {
                return new Outcome.Refused("last_admin");
            }
            throw e;
        }
    }

    private static Outcome changed(DSLContext tx, String verb, AccountRow before, Status after, Actor by) {
        Ledger.append(
                tx,
                Entry.of(by, verb, "account", before.accountId())
                        .before(Map.of("status", before.status().key()))
                        .after(Map.of("status", after.key())));
        return DONE;
    }

    private static void endAll(DSLContext tx, long accountId) {
        tx.update(SESSION)
                .set(SESSION.ENDED_AT, NOW)
                .set(SESSION.WHY, "reset")
                .where(SESSION.ACCOUNT_ID.eq(accountId))
                .and(SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** Whether these roles are on both sides: people, and figures about programs. */
    private static boolean staysApart(DSLContext tx, Set<String> roles) {
        boolean both =
                roles.contains(Roles.LEAD) && (roles.contains(Roles.MODERATOR) || roles.contains(Roles.SUPERVISOR));
        return both && !new Settings(tx).newest(Kinds.ACCOUNTS).value().leadBesideCases();
    }

    private static long insert(DSLContext tx, NewAccount wanted) {
        long accountId = tx.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, wanted.username())
                .set(ACCOUNT.DISPLAY_NAME, wanted.name())
                .set(ACCOUNT.EMAIL, wanted.email())
                .setNull(ACCOUNT.WELCOMED_AT)
                .returning(ACCOUNT.ACCOUNT_ID)
                .fetchSingle(ACCOUNT.ACCOUNT_ID);
        wanted.roles().forEach(role -> addRole(tx, accountId, role));
        return accountId;
    }

    private static void addRole(DSLContext tx, long accountId, String role) {
        tx.insertInto(ACCOUNT_ROLE)
                .set(ACCOUNT_ROLE.ACCOUNT_ID, accountId)
                .set(ACCOUNT_ROLE.ROLE, role)
                .onConflictDoNothing()
                .execute();
    }
}
