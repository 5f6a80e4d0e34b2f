package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;

/** The accounts of the people who work with the console. */
public class Accounts {
    private final DSLContext desk;

    public Accounts(DSLContext desk) {
        this.desk = desk;
    }

    public boolean isEmpty() {
        return !desk.fetchExists(ACCOUNT);
    }

    /**
     * Creates an account, with one ledger entry. Needs the owner's connection: the console itself may not do this.
     *
     * @param username any case; kept in lower case
     * @param roles at least one of {@link Roles}
     */
    public void create(String username, String displayName, Set<String> roles, String password) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("account " + username + " has no role");
        }
        String hash = Passwords.encoder().encode(password); // takes its time, so before the transaction
        desk.transaction(tx -> {
            long id = tx.dsl()
                    .insertInto(ACCOUNT)
                    .set(ACCOUNT.USERNAME, username.toLowerCase(Locale.ROOT))
                    .set(ACCOUNT.DISPLAY_NAME, displayName)
                    .set(ACCOUNT.PASSWORD_HASH, hash)
                    .returningResult(ACCOUNT.ACCOUNT_ID)
                    .fetchSingle()
                    .value1();
            for (String role : new TreeSet<>(roles)) {
                tx.dsl()
                        .insertInto(ACCOUNT_ROLE)
                        .set(ACCOUNT_ROLE.ACCOUNT_ID, id)
                        .set(ACCOUNT_ROLE.ROLE, role)
                        .execute();
            }
            Ledger.append(
                    tx.dsl(),
                    Entry.of(new Actor.Operator("accounts"), "create_account", "account", id)
                            .after(Map.of("roles", new TreeSet<>(roles))));
        });
    }

    /** The account of this sign-in name in any case, disabled ones included. */
    public Optional<SignedIn> bySignInName(String name) {
        var roles = multiset(select(ACCOUNT_ROLE.ROLE)
                        .from(ACCOUNT_ROLE)
                        .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)))
                .convertFrom(found -> new HashSet<>(found.getValues(ACCOUNT_ROLE.ROLE)));
        return desk.select(
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.DISPLAY_NAME,
                        ACCOUNT.USERNAME,
                        ACCOUNT.PASSWORD_HASH,
                        ACCOUNT.DISABLED_AT,
                        roles)
                .from(ACCOUNT)
                .where(ACCOUNT.USERNAME.eq(name.strip().toLowerCase(Locale.ROOT)))
                .fetchOptional(row -> new SignedIn(
                        new Person(row.value1(), row.value2(), row.value6()),
                        row.value3(),
                        row.value4(),
                        row.value5() == null));
    }

    /** Keeps a password that its owner chose. */
    void changePassword(Person person, String hash) {
        desk.transaction(tx -> {
            tx.dsl()
                    .update(ACCOUNT)
                    .set(ACCOUNT.PASSWORD_HASH, hash)
                    .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "change_password", "account", person.accountId()));
        });
    }
}
