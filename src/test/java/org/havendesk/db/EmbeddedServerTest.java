package org.havendesk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havendesk.db.desk.Tables.SETTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** The server on a real folder, through the ends that a process can come to. */
@Timeout(60)
class EmbeddedServerTest {
    private static final Path DATA = Path.of("target", "embedded-server-test", "data");

    @BeforeAll
    static void startOnceOnAnEmptyFolder() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        Databases.forConsole(DataFolder.at(DATA), Config.none()).close();
    }

    @AfterAll
    static void leaveNothingRunning() {
        Postmaster.stop(DataFolder.at(DATA).postgres());
    }

    @Test
    void keepsWhatWasWrittenWhenItStartsAgain() {
        int before;
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            before = write(databases);
        }
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            assertThat(databases.desk().fetchCount(SETTING)).isEqualTo(before);
        }
    }

    @Test
    void isDurableAndListensOnLoopbackWithoutSockets() throws IOException {
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            for (var setting : List.of(
                    List.of("fsync", "on"),
                    List.of("synchronous_commit", "on"),
                    List.of("full_page_writes", "on"),
                    List.of("listen_addresses", "127.0.0.1"),
                    List.of("max_wal_size", "512MB"))) {
                assertThat(databases.desk().fetchValue("show " + setting.getFirst()))
                        .as(setting.getFirst())
                        .isEqualTo(setting.getLast());
            }
            assertThat(Files.readAllLines(DataFolder.at(DATA).postgres().resolve("postmaster.pid"))
                            .get(4))
                    .as("the folder of its socket")
                    .isEmpty();
        }
    }

    @Test
    void letsNobodyInWithoutAPassword() {
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            String url = databases.properties().get("havendesk.desk.url").toString();
            for (String user : List.of("postgres", Provision.DESK_OWNER, Provision.DESK_APP)) {
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, null))
                        .hasMessageContaining("password");
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, "postgres"))
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(DataFolder.at(DATA).postgres().resolve("pg_hba.conf"))
                    .content()
                    .doesNotContainPattern("(?m)^[^#].*trust");
        }
    }

    @Test
    void keepsItsSecretsToItself() throws IOException {
        var folder = DataFolder.at(DATA);
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        assertThat(mode(folder.server())).isEqualTo("rwx------");
        assertThat(mode(folder.passwords())).isEqualTo("rw-------");
        assertThat(folder.server().resolve("superuser")).doesNotExist();
        assertThat(folder.passwords()).content().doesNotContain("=postgres");
    }

    @Test
    void startsAgainAfterItsProcessWasKilled() throws IOException {
        int before;
        try (var killed = OtherProcess.on(DATA);
                var databases = Databases.forCommand(DataFolder.at(DATA), Config.none())) {
            assertThat(databases.isAlone()).isFalse();
            before = write(databases);
        }
        assertThat(Postmaster.readyPort(DataFolder.at(DATA).postgres())).isPresent();
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            assertThat(databases.desk().fetchCount(SETTING)).isEqualTo(before);
        }
    }

    @Test
    void startsAgainAfterEverythingWasKilled() throws IOException {
        int before;
        try (var killed = OtherProcess.on(DATA);
                var databases = Databases.forCommand(DataFolder.at(DATA), Config.none())) {
            before = write(databases);
            killPostmaster();
        }
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            assertThat(databases.desk().fetchCount(SETTING)).isEqualTo(before);
        }
    }

    @Test
    void refusesASecondConsoleAndNamesTheFirst() throws IOException {
        try (var first = OtherProcess.on(DATA)) {
            assertThatThrownBy(() -> Databases.forConsole(DataFolder.at(DATA), Config.none()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageStartingWith(
                            "Havendesk is already running on this data folder (process " + first.pid() + ")");
        }
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            assertThatThrownBy(() -> Databases.forConsole(DataFolder.at(DATA), Config.none()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createDirectories(DATA.resolveSibling("other")).resolve("file");
        Files.writeString(file, "not a folder");
        assertThatThrownBy(() -> DataFolder.at(file.resolve("data")))
                .isInstanceOf(SetupException.class)
                .hasMessageMatching("The data folder .*/file/data cannot be written to\\.");
    }

    @Test
    void startsOverWhereTheFirstStartWasKilledHalfway() throws IOException {
        var folder = DataFolder.at(DATA.resolveSibling("halfway"));
        FileSystemUtils.deleteRecursively(folder.server());
        Files.createDirectories(folder.postgres().resolve("base/1"));
        Files.createDirectories(folder.binaries().resolve("PG-half/bin"));
        try (var databases = Databases.forConsole(DataFolder.at(folder.path()), Config.none())) {
            assertThat(databases.desk().fetchCount(SETTING)).isPositive();
        }
    }

    @Test
    void doesNotStartWithoutThePasswordsOfItsDatabases() throws IOException {
        var folder = DataFolder.at(DATA);
        Path aside = folder.path().resolve("aside");
        Files.move(folder.passwords(), aside);
        try {
            assertThatThrownBy(() -> Databases.forConsole(DataFolder.at(DATA), Config.none()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("passwords.properties is missing");
            Files.writeString(folder.passwords(), "postgres=wrong");
            assertThatThrownBy(() -> Databases.forConsole(DataFolder.at(DATA), Config.none()))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("password authentication failed");
        } finally {
            Files.deleteIfExists(folder.passwords());
            Files.move(aside, folder.passwords());
        }
        Databases.forConsole(DataFolder.at(DATA), Config.none()).close();
    }

    private static int write(Databases databases) {
        var desk = databases.desk();
        int settings = desk.fetchCount(SETTING);
        desk.execute(
                "insert into desk.setting (kind, version, body, made_by) values ('try', ?, '{}', 'test')", settings);
        return settings + 1;
    }

    private static void killPostmaster() throws IOException {
        long pid =
                Long.parseLong(Files.readAllLines(DataFolder.at(DATA).postgres().resolve("postmaster.pid"))
                        .getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
