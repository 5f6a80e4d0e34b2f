package org.havendesk.chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.havendesk.db.ChatServer;
import org.havendesk.db.SetupException;
import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Installing the views, and that the check finds each way in which a store can fall short. */
class StoreCheckTest {
    private static final ChatServer SERVER = ChatServer.EMBEDDED;

    @AfterAll
    static void theRoleIsAsItWas() throws SQLException {
        try (var superuser = SERVER.superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("alter role chat_reader set statement_timeout = '30s'");
            statement.execute("alter role chat_reader set default_transaction_read_only = on");
        }
    }

    @Test
    void theReferenceStoreIsAsItShouldBe() {
        try (var databases = TestDatabases.fresh()) {
            assertThat(new StoreCheck(databases.chat()).run())
                    .filteredOn(finding -> !finding.good())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void installingAgainChangesNothingAndRemovingLeavesThePlatformAsItWas(ChatServer server) throws Exception {
        String other = server.database(PlatformStore.tables("synapse"));
        PlatformStore.install(server, other, StoreFile.SYNAPSE);
        String database = server.database(PlatformStore.tables("synapse"));
        List<String> before = relations(server, database);
        PlatformStore.install(server, database, StoreFile.SYNAPSE);
        List<String> installed = relations(server, database);
        PlatformStore.install(server, database, StoreFile.SYNAPSE);
        assertThat(relations(server, database)).isEqualTo(installed).isNotEqualTo(before);
        try (var superuser = server.superuser(database)) {
            assertThat(new Installation(superuser).remove()).contains("schema source", "index havendesk_event_reports");
            assertThat(new Installation(superuser).remove()).doesNotContain("schema source");
        }
        assertThat(relations(server, database)).isEqualTo(before);
        assertThat(entered(server)).contains(other).doesNotContain(database);
        try (var superuser = server.superuser(database)) { // the role may be gone: others need it
            new Installation(superuser).install(StoreFile.SYNAPSE, null, ChatServer.PASSWORD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "synapse, ejabberd, This is no database of Matrix Synapse",
        "ejabberd, synapse, This is no database of ejabberd",
        "synapse, old-synapse, This database is of an older Synapse"
    })
    void theWrongPlatformForTheTablesIsRefusedAndNothingStays(String platform, String tables, String sentence)
            throws Exception {
        String database = SERVER.database(
                tables.equals("old-synapse")
                        ? PlatformStore.tables("synapse") + "; alter table users drop column suspended"
                        : PlatformStore.tables(tables));
        List<String> before = relations(SERVER, database);
        try (var superuser = SERVER.superuser(database)) {
            assertThatThrownBy(() -> new Installation(superuser)
                            .install(StoreFile.of(platform).orElseThrow(), "example.org", null))
                    .isInstanceOf(SetupException.class)
                    .hasMessageStartingWith(sentence);
        }
        assertThat(relations(SERVER, database)).isEqualTo(before);
    }

    @Test
    void ejabberdOfOneDomainNeedsItsName() throws Exception {
        String database = SERVER.database(PlatformStore.tables("ejabberd"));
        try (var superuser = SERVER.superuser(database)) {
            assertThatThrownBy(() -> new Installation(superuser).install(StoreFile.EJABBERD, null, null))
                    .hasMessageContaining("--domain");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop view source.report cascade                                             | source.report: is missing
            alter view source.message rename column body to words                       | source.message: has no column body
            drop view source.room; create view source.room as select 1 as room_id; grant select on source.room to chat_reader | source.room: has room_id as integer and not as text
            revoke select on source.member from chat_reader                             | source.member: may not be read
            grant select on users to chat_reader                                        | reads nothing else: the role reads users
            grant select (address) on user_threepids to chat_reader                     | reads nothing else: the role reads user_threepids
            grant insert on event_reports to chat_reader                                | writes nothing: the role may write event_reports
            grant update (reason) on event_reports to chat_reader                       | writes nothing: the role may write event_reports
            grant create on schema public to chat_reader                                | makes nothing: the role may create in schema public
            alter table room_reports owner to chat_reader                               | owns nothing: the role owns room_reports
            create function grab() returns int language sql security definer as 'select 1' | runs nothing with others' rights: the role may run grab()
            drop index havendesk_event_reports; drop index havendesk_room_reports       | cursor of source.report: seq is not
            """)
    void eachWayOfFallingShortIsFound(String statements, String finding) throws Exception {
        try (var store = PlatformStore.of(SERVER, StoreFile.SYNAPSE, "synapse")) {
            assertThat(store.shortcomings()).isEmpty();
            store.platform.execute(statements);
            assertThat(store.shortcomings())
                    .anySatisfy(found -> assertThat(found).startsWith(finding));
        }
    }

    @Test
    void aCursorThatIsNoRawColumnIsFoundHoweverFewMessagesThereAre() throws Exception {
        try (var store = PlatformStore.of(SERVER, StoreFile.SYNAPSE, "synapse")) {
            store.platform.execute("create table flag (id int primary key, post text)");
            store.platform.execute("""
                    create or replace view source.report as select id::bigint as seq, id::text as report_id, post as message_id,
                      null::text as room_id, null::text as member_id, null::text as reporter_id, 'x'::text as category,
                      null::text as reason, now() as reported_at from flag""");
            assertThat(store.shortcomings())
                    .singleElement()
                    .asString()
                    .startsWith("cursor of source.report: seq is not");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "statement_timeout, 0, statement_timeout: is 0",
        "default_transaction_read_only, off, default_transaction_read_only: is off"
    })
    void aRoleWithoutItsLimitsIsFound(String setting, String value, String finding) throws Exception {
        try (var store = PlatformStore.of(SERVER, StoreFile.SYNAPSE, "synapse")) {
            store.reader.execute("set " + setting + " = " + value);
            assertThat(store.shortcomings()).singleElement().asString().startsWith(finding);
        }
    }

    /** The databases that the reader was let into. */
    private static List<String> entered(ChatServer server) throws SQLException {
        try (var superuser = server.superuser("postgres")) {
            return org.jooq.impl.DSL.using(superuser).fetch("""
                            select datname from pg_database, aclexplode(datacl) a
                            where a.grantee = 'chat_reader'::regrole and a.privilege_type = 'CONNECT'""").getValues(0, String.class);
        }
    }

    private static List<String> relations(ChatServer server, String database) throws SQLException {
        try (var superuser = server.superuser(database)) {
            return org.jooq.impl.DSL.using(superuser).fetch("""
                            select concat_ws(' ', oid, relname, relkind, relacl) from pg_class
                            where relnamespace::regnamespace::text in ('public', 'source')
                            union all
                            select 'schema ' || nspname from pg_namespace where nspname = 'source'
                            order by 1""").getValues(0, String.class);
        }
    }
}
