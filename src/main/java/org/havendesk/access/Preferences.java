package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;

import java.time.ZoneId;
import java.util.Locale;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people prefer, kept with their accounts, so that it follows them to every browser. */
class Preferences {
    private static final String ALWAYS = "always";
    private static final String SEVERE = "severe";
    private static final Preference NONE = new Preference(null, null, false, false);

    private final DSLContext desk;

    Preferences(DSLContext desk) {
        this.desk = desk;
    }

    Preference of(long accountId) {
        return desk.select(ACCOUNT.LANGUAGE, ACCOUNT.ZONE, ACCOUNT.SINGLE_KEYS_OFF, ACCOUNT.TEXT_PROTECTION)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(accountId))
                .fetchOptional(row -> new Preference(
                        row.value1() == null ? null : Locale.forLanguageTag(row.value1()),
                        row.value2() == null ? null : ZoneId.of(row.value2()),
                        row.value3(),
                        row.value4().equals(ALWAYS)))
                .orElse(NONE);
    }

    void keep(Person person, Preference preference) {
        desk.transaction(tx -> {
            tx.dsl()
                    .update(ACCOUNT)
                    .set(ACCOUNT.LANGUAGE, tag(preference.language()))
                    .set(
                            ACCOUNT.ZONE,
                            preference.zone() == null ? null : preference.zone().getId())
                    .set(ACCOUNT.SINGLE_KEYS_OFF, preference.keysOff())
                    .set(ACCOUNT.TEXT_PROTECTION, preference.allHidden() ? ALWAYS : SEVERE)
                    .where(ACCOUNT.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            Ledger.append(tx.dsl(), Entry.of(person.actor(), "preferences", "account", person.accountId()));
        });
    }

    private static @Nullable String tag(@Nullable Locale language) {
        return language == null ? null : language.toLanguageTag();
    }
}
