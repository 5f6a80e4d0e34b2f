package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.havendesk.archive.SmallArchive;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What db/chat promises: the views, the cursor, and the rights of the two roles that the console has. */
class ChatContractTest {
    private static final String VIEWS = """
            capability: name text, offered boolean, note text
            change: seq bigint, message_id text, kind text, changed_at timestamptz
            check_in: seq bigint, check_in_id text, member_id text, room_id text, instrument text, phase text, items jsonb, score numeric, answered_at timestamptz
            member: member_id text, handle text, display_name text, joined_at timestamptz, state text, is_bot boolean, last_seen_at timestamptz
            membership: room_id text, member_id text, role text, joined_at timestamptz, left_at timestamptz
            message: seq bigint, message_id text, room_id text, member_id text, sent_at timestamptz, body text, reply_to text, edited_at timestamptz, removed_at timestamptz
            report: seq bigint, report_id text, message_id text, room_id text, member_id text, reporter_id text, category text, reason text, reported_at timestamptz
            room: room_id text, name text, kind text, created_at timestamptz, archived_at timestamptz, member_count int, encrypted boolean""";

    private static TestDatabases databases;

    @BeforeAll
    static void databases() {
        databases = TestDatabases.fresh();
        new SmallArchive()
                .members("ash")
                .room("grief")
                .message("m1", "grief", "ash", "hello")
                .loadInto(databases);
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void everyViewHasExactlyItsColumns() {
        assertThat(databases.chatOwner().fetch("""
                                select c.relname || ': ' || string_agg(a.attname || ' ' || case format_type(a.atttypid, null)
                                  when 'timestamp with time zone' then 'timestamptz'
                                  when 'integer' then 'int'
                                  else format_type(a.atttypid, null) end, ', ' order by a.attnum)
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                where c.relnamespace = 'source'::regnamespace and a.attnum > 0
                                group by c.relname
                                order by c.relname""").getValues(0, String.class))
                .containsExactlyElementsOf(VIEWS.lines().toList());
    }

    @Test
    void theReferenceStoreSaysWhatItCanDo() {
        assertThat(databases
                        .chat()
                        .fetch("select name from source.capability where offered order by name")
                        .getValues(0, String.class))
                .containsExactly(
                        "ban",
                        "idempotent",
                        "kick",
                        "message",
                        "mute",
                        "readmit",
                        "remove",
                        "suspend",
                        "unban",
                        "unmute",
                        "unsuspend");
        assertThat(databases.chat().fetchCount(org.havendesk.db.source.Tables.CAPABILITY))
                .isEqualTo(13);
    }

    @Test
    void applyingBothFilesAgainChangesNothing() throws Exception {
        try (var fresh = TestDatabases.fresh()) {
            new SmallArchive()
                    .members("ash")
                    .room("grief")
                    .message("m1", "grief", "ash", "hello")
                    .loadInto(fresh);
            var owner = fresh.chatOwner();
            owner.execute("alter table chat.moderation_action disable trigger moderation_action_perform");
            List<String> before = catalog(owner);
            Provision.referenceChat(fresh.chatOwnerSource());
            assertThat(catalog(owner)).isEqualTo(before);
            assertThat(fresh.chat().fetchCount(org.havendesk.db.source.Tables.MESSAGE))
                    .isEqualTo(1);
        }
    }

    @Test
    void aStoreThatLookedAtEachMessageLooksOnceAStatementAndStaysDisabledWhereItWas() throws Exception {
        try (var fresh = TestDatabases.fresh()) {
            var owner = fresh.chatOwner();
            var newest = "select pg_get_triggerdef(oid), tgenabled from pg_trigger where tgname = 'message_restricted'";
            var expected = owner.fetchSingle(newest);
            for (String state : List.of("enable", "disable")) {
                owner.execute("drop trigger message_restricted on chat.message");
                owner.execute("create trigger message_restricted before insert on chat.message"
                        + " for each row execute function chat.refuse_restricted()");
                owner.execute("alter table chat.message " + state + " trigger message_restricted");
                Provision.referenceChat(fresh.chatOwnerSource());
                var found = owner.fetchSingle(newest);
                assertThat(found.get(0)).isEqualTo(expected.get(0));
                assertThat(found.get(1, String.class)).isEqualTo(state.equals("enable") ? "O" : "D");
            }
        }
    }

    @Test
    void anOlderStoreLearnsRestrictionsAndKeepsWhatWasAsked() throws Exception {
        try (var fresh = TestDatabases.fresh()) {
            var owner = fresh.chatOwner();
            owner.execute("drop view source.member");
            owner.execute("drop trigger message_restricted on chat.message");
            owner.execute("drop table chat.restriction");
            owner.execute("""
                    alter table chat.moderation_action
                      drop constraint moderation_action_kind, drop constraint moderation_action_object,
                      drop column room_id, drop column until,
                      add constraint moderation_action_kind_check check (kind in ('remove_message', 'notice')),
                      add constraint moderation_action_check check
                        (case kind when 'notice' then member_id is not null and body is not null else message_id is not null end)""");
            owner.execute("""
                    create view source.member as select member_id, handle, display_name, joined_at, state, is_bot,
                      null::timestamptz as last_seen_at from chat.member""");
            new SmallArchive().members("ash").loadInto(fresh);
            ask(fresh, "remove_message", null, "m1");
            Provision.referenceChat(fresh.chatOwnerSource());
            assertThat(ask(fresh, "mute", "ash", null)).isEqualTo("done");
            assertThat(owner.fetchValue("select count(*) from chat.moderation_action"))
                    .isEqualTo(2L);
        }
    }

    private static String ask(TestDatabases databases, String kind, String member, String message) {
        return databases.chatEffects().fetchSingle("""
                insert into chat.moderation_action (key, not_after, kind, member_id, message_id)
                values (gen_random_uuid(), now() + interval '1 hour', ?, ?, ?) returning state""", kind, member, message).get(0, String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "report"})
    void theCursorUsesItsIndex(String stream) {
        try (var fresh = TestDatabases.fresh()) {
            new SmallArchive().members("ash").room("grief").loadInto(fresh);
            var owner = fresh.chatOwner();
            owner.execute("""
                    insert into chat.message (message_id, room_id, member_id, sent_at, body)
                    select 'm' || i, 'grief', 'ash', now() - i * interval '1 minute', 'x' from generate_series(1, 8000) i""");
            owner.execute("""
                    insert into chat.report (report_id, message_id, reporter_id, category, reported_at)
                    select 'r' || i, 'm' || i, 'ash', 'spam', now() from generate_series(1, 8000) i""");
            owner.execute("analyze chat.message, chat.report");
            String plan = String.join(
                    "\n",
                    fresh.chat()
                            .fetch("explain select * from source." + stream
                                    + " where seq > 4000 order by seq limit 500")
                            .getValues(0, String.class));
            assertThat(plan).contains("Index Scan using " + stream + "_seq").doesNotContain("Sort");
        }
    }

    @Test
    void aPeriodReadsItsOwnMessagesOfManyYears() throws Exception {
        try (var fresh = TestDatabases.fresh()) {
            var owner = fresh.chatOwner();
            new SmallArchive().members("ash").room("grief").loadInto(fresh);
            owner.execute("""
                    insert into chat.message (message_id, room_id, member_id, sent_at, body)
                    select 'm' || i, 'grief', 'ash', '2020-01-01'::timestamptz + i * interval '1 hour', repeat('words ', 20)
                    from generate_series(1, 50000) i""");
            owner.execute("vacuum analyze chat.message");
            String plan = String.join(
                    "\n",
                    fresh.chat()
                            .fetch("explain analyze select member_id, count(*) from source.message"
                                    + " where sent_at >= '2022-04-01' and sent_at < '2022-07-01' group by 1")
                            .getValues(0, String.class));
            assertThat(plan).contains("message_sent").doesNotContain("Seq Scan on message");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "room", "membership", "message", "change", "report", "check_in"})
    void theReaderReadsEachViewAndNoTable(String name) {
        databases.chat().execute("select * from source." + name);
        assertRefused(databases.chat(), "select * from chat." + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into source.room (room_id, name, kind, created_at) values ('x', 'x', 'public', now())",
                "update source.message set body = 'x'",
                "delete from source.message",
                "update source.member set handle = 'x'",
                "create table source.x (y int)",
                "create table public.x (y int)",
                "create view source.x as select 1",
                "drop view source.report",
                "select * from chat.reaction",
                "select * from chat.moderation_action",
                "insert into chat.moderation_action (key, not_after, kind, message_id) values (gen_random_uuid(), now() + interval '1 hour', 'remove_message', 'm1')",
                "select nextval('chat.message_seq_seq')",
                "copy source.message to program 'cat'",
                "select pg_read_file('PG_VERSION')",
                "set role chat_owner"
            })
    void theReaderWritesNothingEvenWhenItIsNotReadOnly(String statement) {
        databases.chat().connection(connection -> {
            try (var sql = connection.createStatement()) {
                sql.execute("set default_transaction_read_only = off");
                assertThatThrownBy(() -> sql.execute(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
            } finally {
                try (var sql = connection.createStatement()) {
                    sql.execute("reset default_transaction_read_only");
                }
            }
        });
    }

    @Test
    void aReadThatTakesTooLongIsEnded() {
        assertThat(databases.chat().fetchValue("show statement_timeout")).isEqualTo("30s");
        assertThat(databases.chat().fetchValue("show default_transaction_read_only"))
                .isEqualTo("on");
        assertThat(databases.chatEffects().fetchValue("show statement_timeout")).isEqualTo("30s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from chat.message",
                "select * from chat.member",
                "select * from source.message",
                "update chat.message set removed_at = now()",
                "update chat.moderation_action set state = 'done'",
                "delete from chat.moderation_action",
                "truncate chat.moderation_action",
                "insert into chat.moderation_action (key, not_after, kind, message_id, state) values (gen_random_uuid(), now(), 'remove_message', 'm1', 'done')",
                "insert into chat.message (message_id, room_id, member_id, sent_at, body) values ('x', 'grief', 'ash', now(), 'x')",
                "alter table chat.moderation_action disable trigger all",
                "create table chat.x (y int)",
                "create table public.x (y int)",
                "create function chat.x() returns int language sql as 'select 1'",
                "set role chat_owner"
            })
    void theRoleForEffectsAsksAndDoesNothingElse(String statement) {
        assertRefused(databases.chatEffects(), statement);
    }

    private static void assertRefused(DSLContext role, String statement) {
        assertThatThrownBy(() -> role.execute(statement)).as(statement).satisfies(e -> assertThat(
                        ((org.jooq.exception.DataAccessException) e).sqlState())
                .isEqualTo("42501"));
    }

    /** Every object of the two schemas with its identity, definition and rights. */
    private static List<String> catalog(DSLContext owner) {
        return owner.fetch("""
                        select concat_ws(' ', 'relation', oid, relname, relkind, relacl, case relkind when 'v' then pg_get_viewdef(oid) end)
                        from pg_class where relnamespace in ('chat'::regnamespace, 'source'::regnamespace)
                        union all
                        select concat_ws(' ', 'trigger', t.oid, tgname, tgenabled, pg_get_triggerdef(t.oid))
                        from pg_trigger t join pg_class c on c.oid = tgrelid where c.relnamespace = 'chat'::regnamespace
                        union all
                        select concat_ws(' ', 'function', oid, proname, proacl, pg_get_functiondef(oid))
                        from pg_proc where pronamespace = 'chat'::regnamespace
                        union all
                        select concat_ws(' ', 'constraint', oid, conname, pg_get_constraintdef(oid))
                        from pg_constraint where connamespace = 'chat'::regnamespace
                        union all
                        select concat_ws(' ', 'comment', objoid, objsubid, description)
                        from pg_description where objoid in (select oid from pg_class where relnamespace = 'source'::regnamespace)
                        union all
                        select concat_ws(' ', 'schema', oid, nspname, nspacl) from pg_namespace where nspname in ('chat', 'source')
                        order by 1""").getValues(0, String.class);
    }
}
