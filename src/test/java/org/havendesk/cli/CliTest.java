package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.db.desk.Tables.LEDGER_ENTRY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.havendesk.db.Config;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.db.source.Tables;
import org.havendesk.release.PublishedExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What the commands answer to right and wrong use. None of them starts Spring. */
class CliTest {
    private static final Path FOLDER = Path.of("target", "cli-test");
    private static final String DATA = FOLDER.resolve("data").toString();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void startWithoutData() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "import --help",
                "export cases --help",
                "ledger verify --help",
                "backup --help",
                "restore --help",
                "systemd-unit --help",
                "account add --help",
                "account disable --help",
                "account reset --help",
                "account list --help",
                "export published --help",
                "publish --help",
                "chat install --help",
                "chat check --help"
            })
    void helpNamesTheExitStatuses(String command) {
        assertThat(havendesk(command.split(" "))).isZero();
        assertThat(written(out)).contains("Usage: bin/", "Exit status:", " 0 ", " 1 ", "64 ");
        assertThat(written(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "import",
                "export",
                "export cases",
                "export published",
                "publish --withdraw 1",
                "publish --note wrong",
                "ledger",
                "backup",
                "restore",
                "account",
                "account add",
                "account add milo --name Milo",
                "account add milo --name Milo --role owner",
                "account disable",
                "chat",
                "chat install",
                "chat install --print",
                "chat install --print --platform nonsense",
                "chat install --platform synapse",
                "nonsense",
                "run --port eighty",
                "export cases --out - --tier now",
                "export cases --out - --path appeal",
                "export cases --out - --age 2d"
            })
    void wrongUseIsSaidInTwoLines(String command) {
        assertThat(havendesk(command.isEmpty() ? new String[0] : command.split(" ")))
                .isEqualTo(Exit.WRONG_USAGE);
        assertThat(written(err).lines()).hasSize(2).last().asString().contains("--help");
        assertThat(written(out)).isEmpty();
        assertThat(Path.of(DATA)).doesNotExist();
    }

    @Test
    void theViewsOfAPlatformArePrintedAsTheyWouldBeApplied() {
        assertThat(havendesk("chat", "install", "--platform", "ejabberd", "--domain", "example.org", "--print"))
                .isZero();
        assertThat(written(out))
                .startsWith("set havendesk.domain = 'example.org';")
                .contains("create schema if not exists source", "create or replace view source.message", "chat_reader")
                .doesNotContain("password '");
        assertThat(havendesk("chat", "install", "--platform", "ejabberd", "--domain", "x'; drop", "--print"))
                .isEqualTo(Exit.FAILED);
    }

    @Test
    void aChatDatabaseThatCannotBeEnteredIsSaidInOneSentence() {
        assertThat(havendesk("chat", "check", "--url", "postgresql://127.0.0.1:1/chat"))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).startsWith("The database chat at 127.0.0.1:1 does not let chat_reader in: ");
        assertThat(havendesk("chat", "check", "--url", "postgresql://me:hunter2@127.0.0.1:1/chat"))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).doesNotContain("hunter2");
    }

    @Test
    void theChatStoreOfTheDataFolderIsProved() {
        assertThat(havendesk("chat", "check", "--data", DATA)).isZero();
        assertThat(written(out))
                .contains("ok    source.message", "ok    cursor of source.message", "ok    reads nothing else")
                .doesNotContain("BAD");
        assertThat(Path.of(DATA)).exists();
    }

    @Test
    void anArchiveThatIsNotThereIsRefusedBeforeAnythingStarts() {
        assertThat(havendesk("run", "--data", DATA, "--", "missing.jsonl")).isEqualTo(Exit.FAILED);
        assertThat(written(err)).isEqualToIgnoringNewLines("There is no archive missing.jsonl.");
        assertThat(Path.of(DATA)).doesNotExist();
    }

    @Test
    void aFileThatIsNoArchiveIsRefusedBeforeAnythingStarts() {
        assertThat(havendesk("import", "--data", DATA, "pom.xml")).isEqualTo(Exit.FAILED);
        assertThat(written(err))
                .isEqualToIgnoringNewLines("The file pom.xml is not a chat archive: it holds no JSON Lines.");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(havendesk("run", "--data", DATA, "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(Exit.FAILED);
            assertThat(written(err).lines())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " cannot be used");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        assertThat(havendesk("ledger", "verify", "--data", "pom.xml/data")).isEqualTo(Exit.FAILED);
        assertThat(written(err).lines())
                .singleElement()
                .asString()
                .matches("The data folder .* cannot be written to\\.");
    }

    @Test
    void anImportWithARefusedRecordSaysWhichAndKeepsTheRest() throws IOException {
        Path archive = ArchiveFiles.withABadRecord(FOLDER);
        assertThat(havendesk("import", "--data", DATA, archive.toString())).isEqualTo(Exit.SOME_REFUSED);
        assertThat(written(err)).contains("Refused records: 1", "line 6: ");

        Path csv = FOLDER.resolve("cases.csv");
        assertThat(havendesk("export", "cases", "--data", DATA, "--out", csv.toString()))
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSize(2).first().asString().startsWith("case_id,");
        String made = Files.readAllLines(csv).get(1).split(",")[1];
        for (String path : new String[] {"care", "conduct"}) {
            assertThat(havendesk("export", "cases", "--data", DATA, "--out", csv.toString(), "--path", path))
                    .isZero();
            assertThat(Files.readAllLines(csv)).hasSize(path.equals(made) ? 2 : 1);
        }

        assertThat(havendesk("--data", DATA, "ledger", "verify")).isZero();
        assertThat(written(out)).startsWith("The ledger is whole: ");
        assertThat(Path.of(DATA, "ledger-head")).isNotEmptyFile();
    }

    @Test
    void everyRefusedRecordIsNamedAndIgnoredKeysAreCounted() throws IOException {
        Path archive = ArchiveFiles.withBadLines(FOLDER, 30);
        assertThat(havendesk("import", "--data", DATA, archive.toString())).isEqualTo(Exit.SOME_REFUSED);
        assertThat(written(err).lines().filter(line -> line.matches("bad\\.jsonl, line \\d+: is not JSON")))
                .hasSize(30)
                .last()
                .asString()
                .contains("line 36:");
        assertThat(written(err)).contains("Refused records: 30", "Unknown keys, ignored: 1");
    }

    @Test
    void aDemoThatWasCutOffIsForgottenWhenAnArchiveIsImported() throws Exception {
        Path marker = Files.createDirectories(Path.of(DATA)).resolve("demo-begun");
        Files.createFile(marker);
        assertThat(havendesk("import", "--data", DATA, ArchiveFiles.in(FOLDER).toString()))
                .isZero();
        assertThat(marker).doesNotExist();
        try (var databases = Databases.forCommand(DataFolder.at(Path.of(DATA)), Config.none())) {
            new Imports(databases, new Streams(InputStream.nullInputStream(), stream(out), stream(err)), "run")
                    .demoIfEmpty();
            assertThat(databases.chat().fetchCount(Tables.MEMBER)).isEqualTo(2);
        }
    }

    @Test
    void anExportIsDoneForTheLedgerOnlyWhenItHasArrived() throws IOException {
        assertThat(havendesk("import", "--data", DATA, ArchiveFiles.in(FOLDER).toString()))
                .isZero();
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("nobody reads");
            }
        });
        var streams = new Streams(InputStream.nullInputStream(), closed, stream(err));
        assertThat(Cli.execute(CliTest.class, streams, "export", "cases", "--data", DATA, "--out", "-"))
                .isEqualTo(Exit.FAILED);
        assertThat(exportsDone()).isZero();
        assertThat(havendesk("export", "cases", "--data", DATA, "--out", "-")).isZero();
        assertThat(exportsDone()).isEqualTo(1);
        String file = FOLDER.resolve("cases.csv").toString();
        assertThat(havendesk("export", "cases", "--data", DATA, "--out", file)).isZero();
        assertThat(exportsDone()).isEqualTo(2);
    }

    @Test
    void publishingWithoutProgramsPublishesNothingAndTheExportIsItsHeaderEachTime() throws IOException {
        assertThat(havendesk("import", "--data", DATA, ArchiveFiles.in(FOLDER).toString()))
                .isZero();
        assertThat(havendesk("publish", "--data", DATA)).isZero();
        assertThat(written(out)).isEqualToIgnoringNewLines("Nothing is due.");
        assertThat(havendesk("publish", "--data", DATA, "--withdraw", "7", "--note", "counted wrong"))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).contains("There is no release 7");
        assertThat(havendesk("export", "published", "--data", DATA, "--out", "-"))
                .isZero();
        assertThat(written(out)).isEqualTo(String.join(",", PublishedExport.HEADER) + "\r\n");
    }

    @Test
    void anExportGoesNowhereElseThanItWasTold() {
        assertThat(havendesk("export", "cases", "--data", DATA, "--out", "target/none/cases.csv"))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).matches("There is no folder .*/target/none for the export\\.\\R");
        assertThat(havendesk("export", "cases", "--data", DATA, "--out", "target"))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).contains("is a folder: name a file.");
        assertThat(Path.of(DATA)).doesNotExist();
    }

    @Test
    void accountsAreMadeListedResetAndDisabledAndTheLastAdminStays() {
        assertThat(havendesk("account", "add", "Tomas", "--name", "Tomás Ruiz", "--role", "admin", "--data", DATA))
                .isZero();
        assertThat(written(out)).matches("http://localhost:8080/welcome/[A-Za-z0-9_-]{43}\\R");
        assertThat(written(err)).contains("works once and for 72 hours");
        assertThat(havendesk("account", "add", "tomas", "--name", "Another", "--role", "admin", "--data", DATA))
                .isEqualTo(Exit.FAILED);
        assertThat(written(err)).startsWith("Somebody has this sign-in name already.");
        assertThat(havendesk("account", "list", "--data", DATA)).isZero();
        assertThat(written(out)).isEqualTo("tomas\tinvited\tno\tadmin\tTomás Ruiz" + System.lineSeparator());
        assertThat(havendesk("account", "reset", "tomas", "--second-steps", "--data", DATA))
                .isZero();
        assertThat(written(out)).startsWith("http://localhost:8080/welcome/");
        assertThat(havendesk("account", "disable", "tomas", "--data", DATA)).isEqualTo(Exit.FAILED);
        assertThat(written(err)).startsWith("This is the last admin who can sign in.");
        assertThat(havendesk("account", "disable", "nobody", "--data", DATA)).isEqualTo(Exit.FAILED);
        assertThat(written(err)).startsWith("There is no account with the sign-in name nobody.");
        assertThat(havendesk("ledger", "verify", "--data", DATA)).isZero();
    }

    @Test
    void demoPasswordsAreLongAndDiffer() {
        var random = new SecureRandom();
        assertThat(DemoAccounts.password(random))
                .hasSizeGreaterThanOrEqualTo(15)
                .matches("([a-z]{4}-){3}[a-z]{4}")
                .isNotEqualTo(DemoAccounts.password(random));
    }

    private static int exportsDone() {
        try (var databases = Databases.forCommand(DataFolder.at(Path.of(DATA)), Config.none())) {
            return databases.desk().fetchCount(LEDGER_ENTRY, LEDGER_ENTRY.VERB.eq("export_done"));
        }
    }

    private int havendesk(String... command) {
        out.reset();
        err.reset();
        var streams = new Streams(InputStream.nullInputStream(), stream(out), stream(err));
        return Cli.execute(CliTest.class, streams, command);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String written(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
