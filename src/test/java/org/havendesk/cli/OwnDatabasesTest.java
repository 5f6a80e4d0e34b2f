package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.havendesk.db.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** The commands on two PostgreSQL 15 databases that were made by the SQL of README.md; and what is said where they cannot be used. */
class OwnDatabasesTest {
    private static final Path FOLDER = Path.of("target", "own-databases-test");
    private static final Path DATA = FOLDER.resolve("data");

    private static OwnServer server;

    private final TestCommands havendesk = new TestCommands();

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.start("own-databases-server");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void anEmptyFolder() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
    }

    @Test
    void backupDeletionAndRestoreBringBackEveryCaseAndAWholeChain() throws Exception {
        Path config = server.config(FOLDER.resolve("desk.properties"));
        assertThat(run(config, "import", ArchiveFiles.in(FOLDER)))
                .as(havendesk.err())
                .isZero();
        assertThat(run(config, "export", "cases", "--out", "-")).isZero();
        String cases = havendesk.out();
        assertThat(cases.lines()).hasSize(2);
        Path backup = FOLDER.resolve("desk.backup");
        assertThat(run(config, "backup", backup)).as(havendesk.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");

        assertThat(run(config, "restore", backup)).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err()).startsWith("There is a desk already");

        server.as("desk", "desk_owner", "drop schema desk cascade; drop schema if exists release cascade");
        FileSystemUtils.deleteRecursively(DATA);
        assertThat(run(config, "restore", backup)).as(havendesk.err()).isZero();
        assertThat(run(config, "ledger", "verify")).as(havendesk.err()).isZero();
        assertThat(havendesk.out()).startsWith("The ledger is whole: ");
        assertThat(run(config, "export", "cases", "--out", "-")).isZero();
        assertThat(havendesk.out()).isEqualTo(cases);
        assertThat(server.value("desk", "select count(*) from desk.account")).isEqualTo("0");

        assertThat(run(config, "import", ArchiveFiles.in(FOLDER)))
                .isZero(); // and it goes on: numbers are not given again
        assertThat(run(config, "restore", "--replace", backup))
                .as(havendesk.err())
                .isZero();
        assertThat(run(config, "ledger", "verify")).as(havendesk.err()).isZero();
        assertThat(server.value("desk", "select count(*) from pg_namespace where nspname ~ 'before_restore'"))
                .isEqualTo("0");
        assertThat(server.value("desk", "select before ->> 'ledger_end' from desk.ledger_entry where verb = 'restore'"))
                .matches("\\d+ [0-9a-f]{64}");
    }

    @Test
    void nothingIsImportedWhereTheOwnerOfTheChatIsNotNamed() throws Exception {
        Path config = server.config(
                FOLDER.resolve("desk.properties"),
                Map.of("havendesk.chat.owner.user", "", "havendesk.chat.owner.password", ""));
        assertThat(run(config, "import", ArchiveFiles.in(FOLDER))).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err())
                .startsWith("The chat database is the community's own")
                .contains("HAVENDESK_CHAT_OWNER_USER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "havendesk.desk.app.password | wrong | The desk database at 127.0.0.1:PORT/desk refuses desk_app: the password is wrong",
                "havendesk.chat.user | nobody | The chat database at 127.0.0.1:PORT/chat refuses nobody: the password is wrong, or there is no such role",
                "havendesk.desk.url | postgresql://127.0.0.1:1/desk | The desk database at 127.0.0.1:1/desk is out of reach: ",
                "havendesk.desk.url | postgresql://127.0.0.1:PORT/nowhere | The desk database at 127.0.0.1:PORT/nowhere does not exist",
                "havendesk.desk.url | nonsense | The address of the desk database is no address: nonsense.",
                "havendesk.desk.url | postgresql://me:secret@host/desk | The address of the desk database is to hold no user and no password",
                "havendesk.desk.app.password | '' | Own databases are named in part only. Missing: havendesk.desk.app.password.",
                "havendesk.chat.effects.user | '' | Own databases are named in part only. Missing: havendesk.chat.effects.user.",
                "havendesk.chat.url | '' | Own databases are named in part only. Missing: havendesk.chat.url.",
                "havendesk.desk.app.pasword | x | The properties file CONFIG names havendesk.desk.app.pasword, which means nothing here.",
                "havendesk.scrape.token | hunter2 | havendesk.scrape.token has 7 characters and could be guessed: use 32 or more",
                "havendesk.public.url | desk.example.org | HAVENDESK_PUBLIC_URL is no address of a console: desk.example.org."
            })
    void whatIsWrongIsOneSentence(String key, String value, String sentence) throws Exception {
        String port = Integer.toString(server.port());
        Path config = server.config(FOLDER.resolve("desk.properties"), Map.of(key, value.replace("PORT", port)));
        assertThat(run(config, "ledger", "verify")).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err().lines())
                .singleElement()
                .asString()
                .startsWith(sentence.replace("PORT", port).replace("CONFIG", config.toString()))
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "desk | alter role desk_app superuser | alter role desk_app nosuperuser | desk_app has too much: it is superuser",
                "desk | grant desk_owner to desk_app | revoke desk_owner from desk_app | desk_app has too much: it is a member of the owner",
                "desk | grant create on database desk to desk_leads | revoke create on database desk from desk_leads | desk_leads has too much: it may make things in database desk",
                "desk | create schema extra; create table extra.t (x int); grant usage on schema extra to desk_leads; grant select on extra.t to desk_leads | drop schema extra cascade | desk_leads has too much: it may use extra.t",
                "chat | grant usage on schema chat to chat_reader; grant select (body) on chat.message to chat_reader | revoke usage on schema chat from chat_reader; revoke select (body) on chat.message from chat_reader | chat_reader has too much: it may use chat.message",
                "chat | grant delete on source.report to chat_reader | revoke delete on source.report from chat_reader | chat_reader has too much: it may change source.report",
                "chat | revoke select on source.report from chat_reader | grant select on source.report to chat_reader | chat_reader cannot read source.report",
                "chat | grant update on chat.moderation_action to chat_effects | revoke update on chat.moderation_action from chat_effects | chat_effects has too much: it may change",
                "chat | revoke insert (key) on chat.moderation_action from chat_effects | grant insert (key) on chat.moderation_action to chat_effects | chat_effects cannot ask for effects",
                "desk | alter database desk owner to postgres; grant connect on database desk to desk_owner | alter database desk owner to desk_owner | desk_owner may not make schemas",
                "desk | revoke connect on database desk from desk_leads | grant connect on database desk to desk_leads | The desk database at"
            })
    void aRoleWithTooMuchOrTooLittleIsRefused(String database, String change, String undo, String sentence)
            throws Exception {
        Path config = server.config(FOLDER.resolve("desk.properties"));
        server.asSuperuser(database, change);
        try {
            assertThat(run(config, "ledger", "verify")).isEqualTo(Exit.FAILED);
            assertThat(havendesk.err().lines()).singleElement().asString().contains(sentence);
        } finally {
            server.asSuperuser(database, undo);
        }
    }

    @Test
    void rolesMayHaveOtherNamesWhereTheyAreMembers() throws Exception {
        server.asSuperuser("postgres", """
                create role console login password 'another-secret' in role desk_app;
                create role figures login password 'another-secret' in role desk_leads""");
        var names = new HashMap<String, String>();
        names.put("havendesk.desk.app.user", "console");
        names.put("havendesk.desk.app.password", "another-secret");
        names.put("havendesk.desk.leads.user", "figures");
        names.put("havendesk.desk.leads.password", "another-secret");
        assertThat(run(server.config(FOLDER.resolve("desk.properties"), names), "ledger", "verify"))
                .as(havendesk.err())
                .isZero();
    }

    @Test
    void aFileWithPasswordsThatEverybodyCanOpenIsRefused() throws Exception {
        Path config = server.config(FOLDER.resolve("desk.properties"));
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(config, "ledger", "verify")).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err()).contains("everybody on this machine can open it", "chmod 600");
        assertThat(DATA).doesNotExist();
    }

    @Test
    void aFolderOfTheOneKindIsNotTakenForTheOther() throws Exception {
        Path config = server.config(FOLDER.resolve("desk.properties"));
        assertThat(run(config, "ledger", "verify")).as(havendesk.err()).isZero();
        assertThat(havendesk.run("--data", DATA, "ledger", "verify")).isEqualTo(Exit.FAILED);
        assertThat(havendesk.err()).contains("belongs to the desk database at 127.0.0.1", "no databases are named");
        Path other = FOLDER.resolve("other");
        assertThat(havendesk.run("--data", other, "ledger", "verify"))
                .as(havendesk.err())
                .isZero();
        assertThat(havendesk.run("--data", other, "--config", config, "ledger", "verify"))
                .isEqualTo(Exit.FAILED);
        assertThat(havendesk.err()).contains("holds databases of its own server");
    }

    @Test
    void anOlderHavendeskLeavesANewerDeskAlone() throws Exception {
        Path config = server.config(FOLDER.resolve("desk.properties"));
        assertThat(run(config, "ledger", "verify")).as(havendesk.err()).isZero();
        server.asSuperuser("desk", """
                insert into desk.flyway_schema_history select 9999, '9999', 'of the future', type, script, checksum, installed_by,
                  installed_on, execution_time, success from desk.flyway_schema_history where version = '001'""");
        try {
            assertThat(run(config, "ledger", "verify")).isEqualTo(Exit.FAILED);
            assertThat(havendesk.err()).startsWith("The desk database was brought to level 9999 by a newer Havendesk");
        } finally {
            server.asSuperuser("desk", "delete from desk.flyway_schema_history where version = '9999'");
        }
    }

    private int run(Path config, Object... command) {
        var words = new Object[command.length + 4];
        words[0] = "--data";
        words[1] = DATA;
        words[2] = "--config";
        words[3] = config;
        System.arraycopy(command, 0, words, 4, command.length);
        return havendesk.run(words);
    }
}
