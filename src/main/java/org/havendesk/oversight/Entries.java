package org.havendesk.oversight;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.CASES;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.OwnMatters;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.settings.Settings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Reads the ledger, the newest entry first. To ask about somebody or about one thing is an act of its own and stands in the
 * ledger too; to leaf through it is not, or it would be about its readers.
 */
@PreAuthorize("hasAnyRole('" + Roles.SUPERVISOR + "', '" + Roles.ADMIN + "')")
public class Entries {
    private static final int SIZE = 50;

    /** The different values of a column through its index, one step each; a plain "distinct" reads every entry. */
    private static final String DIFFERENT = """
            with recursive found (value) as (
              (select %1$s from desk.ledger_entry order by 1 limit 1)
              union all
              select (select %1$s from desk.ledger_entry where %1$s > found.value order by 1 limit 1)
              from found where found.value is not null
            )
            select value from found where value is not null order by 1
            """;

    /** The same for who did something and is no person. */
    private static final String WITHOUT_PEOPLE = """
            with recursive found (kind, actor) as (
              (select actor_kind, actor from desk.ledger_entry where actor_kind = any ('{job,operator,rule}') order by 1, 2 limit 1)
              union all
              select following.* from found cross join lateral (
                select actor_kind, actor from desk.ledger_entry
                where (actor_kind, actor) > (found.kind, found.actor) and actor_kind = any ('{job,operator,rule}')
                order by 1, 2 limit 1) following
            )
            select kind, actor from found order by 1, 2
            """;

    private final DSLContext desk;
    private final Settings settings;

    public Entries(DSLContext desk, Settings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * A page of the filter.
     *
     * @param after the page begins behind this entry; null for the newest. A first page that asks about somebody is recorded
     */
    public LedgerPage page(LedgerFilter filter, @Nullable Long after, Person reader) {
        if (after == null && filter.isAboutSomebody()) {
            Entry asked = Entry.of(reader.actor(), "look_up", "ledger", "page")
                    .after(Map.of("filter", filter.parameters().toString()));
            desk.transaction(tx -> Ledger.append(tx.dsl(), asked));
        }
        var sql = sql(reader);
        List<LedgerLine> found = EntrySql.from(desk)
                .where(sql.matches(filter))
                .and(notOwnMatter(desk, reader))
                .and(after == null ? noCondition() : LEDGER_ENTRY.ENTRY_ID.lt(after))
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(SIZE + 1)
                .fetch(sql::line);
        boolean more = found.size() > SIZE;
        List<LedgerLine> lines = more ? found.subList(0, SIZE) : found;
        return new LedgerPage(lines, more ? lines.getLast().entryId() : null);
    }

    /** One entry; empty where there is none, or where it is about the reader's own matter. */
    public Optional<LedgerLine> find(long entryId, Person reader) {
        return EntrySql.from(desk)
                .where(LEDGER_ENTRY.ENTRY_ID.eq(entryId))
                .and(notOwnMatter(desk, reader))
                .fetchOptional(sql(reader)::line);
    }

    /** Everything that ever was done, by its verb; what is of somebody's own day is one of them. */
    public List<String> verbs() {
        List<String> verbs = new ArrayList<>(different("verb"));
        if (verbs.removeAll(EntrySql.OF_ONES_OWN)) {
            verbs.add(LedgerLine.OWN_DAY);
        }
        return verbs;
    }

    /** The kinds of things that something was done to. */
    public List<String> kinds() {
        return different("object_kind");
    }

    /** Everybody who has an account, and every rule, job and command that ever did something, as the filter names them. */
    public Map<String, String> actors() {
        Map<String, String> actors = new LinkedHashMap<>();
        desk.select(ACCOUNT.ACCOUNT_ID, ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.ACCOUNT_ID)
                .forEach(r -> actors.put("person " + r.value1(), r.value2()));
        desk.resultQuery(WITHOUT_PEOPLE)
                .forEach(
                        r -> actors.put(r.get(0, String.class) + " " + r.get(1, String.class), r.get(1, String.class)));
        return actors;
    }

    /** Whether the reader named their own member, so that entries about cases in which they take part are left out. */
    public boolean leavesOut(Person reader) {
        return namedTheirMember(desk, reader);
    }

    /** The time zone of the filter's days. */
    public ZoneId zone() {
        return settings.community().zone();
    }

    EntrySql sql(Person reader) {
        return new EntrySql(reader, zone());
    }

    static Condition notOwnMatter(DSLContext desk, Person reader) {
        List<String> own = namedTheirMember(desk, reader)
                ? desk.select(CASES.CASE_ID)
                        .from(CASES)
                        .where(OwnMatters.of(reader))
                        .fetch(r -> r.value1().toString())
                : List.of();
        return own.isEmpty()
                ? noCondition()
                : LEDGER_ENTRY.OBJECT_KIND.ne("case").or(LEDGER_ENTRY.OBJECT_ID.notIn(own));
    }

    private static boolean namedTheirMember(DSLContext desk, Person reader) {
        return desk.fetchExists(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(reader.accountId()), ACCOUNT.MEMBER_ID.isNotNull());
    }

    private List<String> different(String column) {
        return desk.resultQuery(DIFFERENT.formatted(column)).fetch(r -> r.get(0, String.class));
    }
}
