package org.havendesk.accounts;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.ACCOUNT_ROLE;
import static org.havendesk.db.desk.Tables.CODE_APP;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.havendesk.db.desk.Tables.PASSKEY;
import static org.havendesk.db.desk.Tables.SESSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountRow.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/** Who has an account, by name. */
@PreAuthorize("hasRole('" + Roles.ADMIN + "')")
public class Directory {
    private static final int SIZE = 50;
    private static final int HISTORY = 20;

    private static final Condition HAS_PASSKEY =
            exists(selectOne().from(PASSKEY).where(PASSKEY.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)));
    private static final Condition HAS_CODE_APP =
            exists(selectOne().from(CODE_APP).where(CODE_APP.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)));
    private static final Field<TreeSet<String>> ROLES = multiset(
                    select(ACCOUNT_ROLE.ROLE).from(ACCOUNT_ROLE).where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)))
            .convertFrom(found -> new TreeSet<>(found.getValues(ACCOUNT_ROLE.ROLE)));
    private static final Field<Integer> SESSIONS = field(select(count())
            .from(SESSION)
            .where(SESSION.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
            .and(SESSION.ENDED_AT.isNull()));
    private static final Field<Instant> SEEN =
            field(select(max(SESSION.SEEN_AT)).from(SESSION).where(SESSION.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID)));
    private static final Field<String> STATUS = when(ACCOUNT.DISABLED_AT.isNotNull(), inline("disabled"))
            .when(ACCOUNT.WELCOMED_AT.isNull(), inline("invited"))
            .otherwise(inline("active"));
    private static final Field<String> NAME = lower(ACCOUNT.DISPLAY_NAME);

    private final DSLContext desk;

    public Directory(DSLContext desk) {
        this.desk = desk;
    }

    /**
     * A sign-in, a failed try, or a sign-out.
     *
     * @param what the ledger's verb
     */
    public record SignIn(Instant at, String what) {}

    /**
     * An open session.
     *
     * @param agent the browser, in words
     */
    public record OpenSession(long sessionId, String agent, Instant begun, Instant seen) {}

    /** @param after the page begins behind this account; null for the first */
    public AccountPage page(AccountFilter filter, @Nullable Long after) {
        List<AccountRow> found = rows(desk)
                .where(matches(filter))
                .and(after == null ? noCondition() : behind(after))
                .orderBy(NAME, ACCOUNT.ACCOUNT_ID)
                .limit(SIZE + 1)
                .fetch(Directory::row);
        boolean more = found.size() > SIZE;
        List<AccountRow> rows = more ? found.subList(0, SIZE) : found;
        Condition canSignIn = ACCOUNT.DISABLED_AT.isNull().and(ACCOUNT.WELCOMED_AT.isNotNull());
        return desk.select(
                        count(),
                        count().filterWhere(canSignIn.and(not(HAS_PASSKEY)).and(not(HAS_CODE_APP))))
                .from(ACCOUNT)
                .fetchSingle(mapping((total, without) ->
                        new AccountPage(rows, more ? rows.getLast().accountId() : null, total, without)));
    }

    public Optional<AccountRow> find(long accountId) {
        return find(desk, accountId);
    }

    /** The last sign-ins, failed tries and sign-outs, newest first. */
    public List<SignIn> signIns(long accountId) {
        return desk.select(LEDGER_ENTRY.AT, LEDGER_ENTRY.VERB)
                .from(LEDGER_ENTRY)
                .where(LEDGER_ENTRY.OBJECT_KIND.eq("account"))
                .and(LEDGER_ENTRY.OBJECT_ID.eq(Long.toString(accountId)))
                .and(LEDGER_ENTRY.VERB.in("sign_in", "sign_out", "sign_in_failed"))
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(HISTORY)
                .fetch(mapping(SignIn::new));
    }

    /** The open sessions, the last used first. */
    public List<OpenSession> sessions(long accountId) {
        return desk.select(SESSION.SESSION_ID, SESSION.AGENT, SESSION.BEGUN_AT, SESSION.SEEN_AT)
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(accountId))
                .and(SESSION.ENDED_AT.isNull())
                .orderBy(SESSION.SEEN_AT.desc(), SESSION.SESSION_ID)
                .fetch(mapping(OpenSession::new));
    }

    /** Whether anybody works on cases and reads the figures of programs too. */
    public boolean hasBothSides() {
        var lead = ACCOUNT_ROLE.as("lead");
        return desk.fetchExists(selectOne()
                .from(ACCOUNT_ROLE)
                .join(lead)
                .on(lead.ACCOUNT_ID.eq(ACCOUNT_ROLE.ACCOUNT_ID))
                .and(lead.ROLE.eq(Roles.LEAD))
                .where(ACCOUNT_ROLE.ROLE.in(Roles.MODERATOR, Roles.SUPERVISOR)));
    }

    static Optional<AccountRow> find(DSLContext desk, long accountId) {
        return rows(desk).where(ACCOUNT.ACCOUNT_ID.eq(accountId)).fetchOptional(Directory::row);
    }

    /** The account with this sign-in name, in any case. */
    public Optional<AccountRow> find(String username) {
        return rows(desk)
                .where(ACCOUNT.USERNAME.eq(username.strip().toLowerCase(Locale.ROOT)))
                .fetchOptional(Directory::row);
    }

    /** All of the filter, by name. */
    static ResultQuery<? extends Record> all(DSLContext desk, AccountFilter filter) {
        return rows(desk).where(matches(filter)).orderBy(NAME, ACCOUNT.ACCOUNT_ID);
    }

    static AccountRow row(Record r) {
        return new AccountRow(
                r.get(ACCOUNT.ACCOUNT_ID),
                r.get(ACCOUNT.USERNAME),
                r.get(ACCOUNT.DISPLAY_NAME),
                r.get(ACCOUNT.EMAIL),
                r.get(ROLES),
                r.get(ACCOUNT.SAFEGUARDING_LEAD),
                r.get("passkey", boolean.class),
                r.get("code_app", boolean.class),
                r.get(SESSIONS),
                r.get(SEEN),
                r.get(ACCOUNT.SECOND_STEP_REMINDED_AT),
                Status.valueOf(r.get(STATUS).toUpperCase(Locale.ROOT)));
    }

    private static SelectJoinStep<? extends Record> rows(DSLContext desk) {
        return desk.select(
                        ACCOUNT.ACCOUNT_ID,
                        ACCOUNT.USERNAME,
                        ACCOUNT.DISPLAY_NAME,
                        ACCOUNT.EMAIL,
                        ROLES,
                        ACCOUNT.SAFEGUARDING_LEAD,
                        field(HAS_PASSKEY).as("passkey"),
                        field(HAS_CODE_APP).as("code_app"),
                        SESSIONS,
                        SEEN,
                        ACCOUNT.SECOND_STEP_REMINDED_AT,
                        STATUS)
                .from(ACCOUNT);
    }

    private static Condition matches(AccountFilter filter) {
        Condition matches = noCondition();
        if (filter.text() != null) {
            Field<String> text = lower(val(filter.text()));
            matches = matches.and(or(
                    NAME.contains(text),
                    ACCOUNT.USERNAME.contains(text),
                    lower(ACCOUNT.EMAIL).contains(text)));
        }
        if (!filter.roles().isEmpty()) {
            matches = matches.and(exists(selectOne()
                    .from(ACCOUNT_ROLE)
                    .where(ACCOUNT_ROLE.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                    .and(ACCOUNT_ROLE.ROLE.in(filter.roles()))));
        }
        if (!filter.statuses().isEmpty()) {
            matches = matches.and(
                    STATUS.in(filter.statuses().stream().map(Status::key).toList()));
        }
        return filter.step() == null ? matches : matches.and(step(filter.step()));
    }

    private static Condition step(AccountFilter.Step step) {
        return switch (step) {
            case PASSKEY -> HAS_PASSKEY;
            case CODE_APP -> HAS_CODE_APP;
            case NONE -> not(HAS_PASSKEY).and(not(HAS_CODE_APP));
        };
    }

    private static Condition behind(long accountId) {
        var last = ACCOUNT.as("last");
        return DSL.row(NAME, ACCOUNT.ACCOUNT_ID)
                .gt(select(lower(last.DISPLAY_NAME), last.ACCOUNT_ID).from(last).where(last.ACCOUNT_ID.eq(accountId)));
    }
}
