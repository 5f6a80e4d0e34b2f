package org.havendesk.oversight;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havendesk.access.Person;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries in SQL: which of them a filter means, and what a reader may see of each. */
final class EntrySql {
    private static final JsonMapper JSON_TEXT = JsonMapper.shared();

    /** What people note about their own day and preferences. */
    static final List<String> OF_ONES_OWN =
            List.of("pause", "pause_over", "preferences", "own_member", "ask_debrief", "withdraw_debrief");

    private static final org.havendesk.db.desk.tables.Account SUBJECT = ACCOUNT.as("subject");
    private static final Field<String> ACTOR_NAME = coalesce(ACCOUNT.DISPLAY_NAME, LEDGER_ENTRY.ACTOR);

    private final Person reader;
    private final ZoneId zone;

    /** @param zone in which the filter's days are meant */
    EntrySql(Person reader, ZoneId zone) {
        this.reader = reader;
        this.zone = zone;
    }

    /** Entries with the names of people. */
    static SelectJoinStep<? extends Record> from(DSLContext desk) {
        return desk.select(LEDGER_ENTRY.fields())
                .select(ACTOR_NAME, SUBJECT.DISPLAY_NAME)
                .from(LEDGER_ENTRY)
                .leftJoin(ACCOUNT)
                .on(LEDGER_ENTRY.ACTOR_KIND.eq("person").and(isNumber(LEDGER_ENTRY.ACTOR, ACCOUNT.ACCOUNT_ID)))
                .leftJoin(SUBJECT)
                .on(LEDGER_ENTRY.OBJECT_KIND.eq("account").and(isNumber(LEDGER_ENTRY.OBJECT_ID, SUBJECT.ACCOUNT_ID)));
    }

    Condition matches(LedgerFilter filter) {
        return noCondition()
                .and(filter.who().isEmpty() ? noCondition() : who(filter))
                .and(filter.verbs().isEmpty() ? noCondition() : verbs(filter))
                .and(filter.kind() == null ? noCondition() : LEDGER_ENTRY.OBJECT_KIND.eq(filter.kind()))
                .and(filter.id() == null ? noCondition() : LEDGER_ENTRY.OBJECT_ID.eq(filter.id()))
                .and(filter.peopleOnly() ? LEDGER_ENTRY.ACTOR_KIND.eq("person") : noCondition())
                .and(filter.text() == null ? noCondition() : says(filter.text()))
                .and(days(filter));
    }

    /** What is nobody's to read but that of the person who did it. */
    Condition isAnothersOwnDay() {
        return isOwnDay().and(LEDGER_ENTRY.ACTOR.ne(Long.toString(reader.accountId())));
    }

    LedgerLine line(Record r) {
        var line = new LedgerLine(
                r.get(LEDGER_ENTRY.ENTRY_ID),
                r.get(LEDGER_ENTRY.AT),
                r.get(LEDGER_ENTRY.ACTOR_KIND),
                r.get(LEDGER_ENTRY.ACTOR),
                r.get(ACTOR_NAME),
                r.get(LEDGER_ENTRY.VERB),
                r.get(LEDGER_ENTRY.OBJECT_KIND),
                r.get(LEDGER_ENTRY.OBJECT_ID),
                r.get(SUBJECT.DISPLAY_NAME),
                r.get(LEDGER_ENTRY.REASON),
                values(r.get(LEDGER_ENTRY.BEFORE)),
                values(r.get(LEDGER_ENTRY.AFTER)),
                r.get(LEDGER_ENTRY.REQUEST_ID),
                hex(r.get(LEDGER_ENTRY.PREVIOUS_HASH)),
                hex(r.get(LEDGER_ENTRY.HASH)));
        boolean own = line.isByPerson()
                && line.objectKind().equals("account")
                && line.objectId().equals(line.actor())
                && OF_ONES_OWN.contains(line.verb());
        return own && !line.actor().equals(Long.toString(reader.accountId())) ? line.withheld() : line;
    }

    private static Condition isOwnDay() {
        return LEDGER_ENTRY
                .VERB
                .in(OF_ONES_OWN)
                .and(LEDGER_ENTRY.ACTOR_KIND.eq("person"))
                .and(LEDGER_ENTRY.OBJECT_KIND.eq("account"))
                .and(LEDGER_ENTRY.OBJECT_ID.eq(LEDGER_ENTRY.ACTOR));
    }

    private static Condition who(LedgerFilter filter) {
        return filter.who().stream()
                .map(actor -> actor.split(" ", 2))
                .map(actor -> LEDGER_ENTRY.ACTOR_KIND.eq(actor[0]).and(LEDGER_ENTRY.ACTOR.eq(actor[1])))
                .reduce(Condition::or)
                .orElseThrow();
    }

    /** A filter must not tell what the line does not. */
    private Condition verbs(LedgerFilter filter) {
        Condition named = LEDGER_ENTRY.VERB.in(filter.verbs()).andNot(isAnothersOwnDay());
        return filter.verbs().contains(LedgerLine.OWN_DAY) ? named.or(isAnothersOwnDay()) : named;
    }

    private Condition says(String text) {
        return LEDGER_ENTRY
                .REASON
                .isNotNull()
                .and(position(lower(LEDGER_ENTRY.REASON), lower(val(text))).gt(0))
                .andNot(isAnothersOwnDay());
    }

    /**
     * The days by the time of each entry, and, so that a page far back starts there and not at the newest, by the numbers of
     * the entries around them: a clock that was set back by up to a day between two entries does no harm.
     */
    private Condition days(LedgerFilter filter) {
        Condition days = noCondition();
        if (filter.to() != null) {
            Instant until = filter.to().plusDays(1).atStartOfDay(zone).toInstant();
            days = days.and(LEDGER_ENTRY.AT.lt(until))
                    .and(LEDGER_ENTRY.ENTRY_ID.le(coalesce(
                            lastBefore(
                                    filter.to().plusDays(2).atStartOfDay(zone).toInstant()),
                            0L)));
        }
        if (filter.from() != null) {
            Instant from = filter.from().atStartOfDay(zone).toInstant();
            days = days.and(LEDGER_ENTRY.AT.ge(from))
                    .and(LEDGER_ENTRY.ENTRY_ID.gt(coalesce(
                            lastBefore(filter.from()
                                    .minusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant()),
                            0L)));
        }
        return days;
    }

    private static Field<Long> lastBefore(Instant at) {
        var older = LEDGER_ENTRY.as("older");
        return field(select(older.ENTRY_ID)
                .from(older)
                .where(older.AT.lt(at))
                .orderBy(older.AT.desc(), older.ENTRY_ID.desc())
                .limit(1));
    }

    /** A name that is no number is not compared as one. */
    private static Condition isNumber(Field<String> text, Field<Long> number) {
        return number.eq(when(condition("{0} ~ '^[0-9]{1,18}$'", text), text.cast(Long.class)));
    }

    private static Map<String, String> values(@Nullable JSON json) {
        Map<String, String> values = new TreeMap<>();
        if (json != null) {
            JsonNode read = JSON_TEXT.readTree(json.data());
            read.properties().forEach(each -> values.put(each.getKey(), text(each.getValue())));
        }
        return values;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return String.join(", ", value.valueStream().map(EntrySql::text).toList());
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String hex(byte[] hash) {
        return java.util.HexFormat.of().formatHex(hash);
    }
}
