package org.havendesk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havendesk.db.BesideFile;
import org.havendesk.db.Config;
import org.havendesk.db.DataFolder;
import org.havendesk.db.Databases;
import org.havendesk.db.DeskLevel;
import org.havendesk.db.SetupException;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/** An installation with its own server goes into one file and comes back, and what must not come back does not. */
@Timeout(180)
class BackupTest {
    private static final Path FOLDER = Path.of("target", "backup-test");
    private static final Path DATA = FOLDER.resolve("data");
    private static final Path BACKUP = FOLDER.resolve("desk.backup");

    /** A desk in which people worked, a chat whose server performs by itself, and the files beside them. */
    @BeforeAll
    static void aBackup() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        try (var databases = Databases.forConsole(DataFolder.at(DATA), Config.none())) {
            worked(databases);
            try (Connection chat = databases.chatOwner().getConnection();
                    var statement = chat.createStatement()) {
                statement.execute(
                        "insert into chat.member (member_id, handle, joined_at) values ('m7', 'rowan', now())");
                statement.execute(
                        "insert into chat.room (room_id, name, kind, created_at) values ('garden', 'Garden', 'public', now())");
                statement.execute(
                        "insert into chat.message (message_id, room_id, member_id, sent_at, body) values ('t1', 'garden', 'm7', now(), 'hello')");
                statement.execute("alter table chat.moderation_action disable trigger moderation_action_perform");
            }
            new LedgerAnchor(databases.folder().ledgerHead()).update(databases.desk());
            Files.writeString(BesideFile.SIGN_IN_KEY.in(databases.folder()), "ab".repeat(32));
            Files.writeString(BesideFile.RELEASE_MARK.in(databases.folder()), "2026-01");
            whileOthersWrite(databases, () -> assertThat(
                            new Backup(databases).write(BACKUP).wholeLedger())
                    .isTrue());
        }
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(BACKUP)))
                .isEqualTo("rw-------");
    }

    @Test
    void intoAnEmptyFolderComesEverythingWithAWholeChain() throws Exception {
        Path fresh = FOLDER.resolve("fresh");
        restore(fresh, BACKUP, false);
        try (var old = Databases.forCommand(DataFolder.at(DATA), Config.none());
                var databases = Databases.forCommand(DataFolder.at(fresh), Config.none())) {
            for (String table :
                    new String[] {"cases", "evidence", "account", "setting", "approval", "effect", "reply"}) {
                assertThat(rows(databases.deskOwner(), "desk." + table))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(rows(old.deskOwner(), "desk." + table));
            }
            assertThat(databases.chat().fetchValue("select body from source.message"))
                    .isEqualTo("hello");
            assertThat(verdict(databases)).isInstanceOf(Verdict.Intact.class);
            assertThat(Files.readString(BesideFile.SIGN_IN_KEY.in(databases.folder())))
                    .isEqualTo("ab".repeat(32));
            assertThat(Files.readString(BesideFile.RELEASE_MARK.in(databases.folder())))
                    .isEqualTo("2026-01");
            assertThat(databases.desk().fetchValue("select count(*) from desk.ledger_entry where verb = 'restore'"))
                    .isEqualTo(1L);
            assertThat(
                            databases
                                    .desk()
                                    .fetchValue(
                                            "insert into desk.shift_note (account_id, body) values (1, 'x') returning shift_note_id"))
                    .as("numbers go on where they were")
                    .isEqualTo(2L);
            assertThatThrownBy(() -> databases.deskOwner().execute("delete from desk.ledger_entry"))
                    .as("triggers are on again")
                    .hasMessageContaining("append-only");
            assertThat(trigger(databases)).as("and those that were off are off").isEqualTo("D");
        }
    }

    @Test
    void anOldBackupDoesNotLowerWhatWasPublished() throws Exception {
        Path standing = FOLDER.resolve("standing");
        restore(standing, BACKUP, false);
        var folder = DataFolder.at(standing);
        Files.writeString(BesideFile.RELEASE_MARK.in(folder), "2026-09");
        assertThatThrownBy(() -> restore(standing, BACKUP, false))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("There is a desk already");
        restore(standing, BACKUP, true);
        assertThat(Files.readString(BesideFile.RELEASE_MARK.in(folder))).isEqualTo("2026-09");
        try (var databases = Databases.forCommand(DataFolder.at(standing), Config.none())) {
            assertThat(verdict(databases)).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void aDamagedFileChangesNothing() throws Exception {
        Path data = FOLDER.resolve("untouched");
        Path damaged = FOLDER.resolve("damaged.backup");
        Files.copy(BACKUP, damaged);
        try (FileSystem zip = FileSystems.newFileSystem(damaged)) {
            Files.writeString(zip.getPath("desk/desk.cases.copy"), "nothing\n");
        }
        assertRefused(data, damaged, "is damaged at desk/desk.cases.copy");
        byte[] bytes = Files.readAllBytes(BACKUP);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 500));
        assertRefused(data, damaged, "is no backup of Havendesk, or was cut off or damaged");
        assertRefused(data, Path.of("pom.xml"), "is no backup of Havendesk");
        assertRefused(data, FOLDER.resolve("none"), "There is no backup");
        assertThat(data.resolve("server/postgres")).doesNotExist();
    }

    @Test
    void whatCannotBePutInLeavesWhatStoodThere() throws Exception {
        Path standing = FOLDER.resolve("stays");
        restore(standing, BACKUP, false);
        Path broken = FOLDER.resolve("broken.backup");
        withAnOrphan(broken);
        assertThatThrownBy(() -> restore(standing, broken, true)).hasMessageContaining("foreign key");
        try (var databases = Databases.forCommand(DataFolder.at(standing), Config.none())) {
            assertThat(databases.desk().fetchValue("select count(*) from desk.cases"))
                    .isEqualTo(2L);
            assertThat(verdict(databases)).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void aBackupOfANewerHavendeskIsRefused() throws Exception {
        Path newer = FOLDER.resolve("newer.backup");
        Files.copy(BACKUP, newer);
        try (FileSystem zip = FileSystems.newFileSystem(newer)) {
            Path manifest = zip.getPath(Manifest.ENTRY);
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replace("\"deskLevel\":\"" + DeskLevel.newest() + "\"", "\"deskLevel\":\"999\""));
        }
        assertRefused(
                FOLDER.resolve("older"),
                newer,
                "The backup is of level 999 and this Havendesk knows " + DeskLevel.newest());
    }

    /** The proof of a ledger that was cut is not lost by a backup. */
    @Test
    void aBrokenLedgerComesBackBroken() throws Exception {
        Path cut = FOLDER.resolve("cut");
        restore(cut, BACKUP, false);
        Path backup = FOLDER.resolve("cut.backup");
        try (var databases = Databases.forCommand(DataFolder.at(cut), Config.none())) {
            databases.deskOwner().execute("alter table desk.ledger_entry disable trigger user");
            databases.deskOwner().execute("delete from desk.ledger_entry where entry_id > 30");
            databases
                    .deskOwner()
                    .execute(
                            "update desk.ledger_head set (entry_id, hash) = (select entry_id, hash from desk.ledger_entry where entry_id = 30)");
            databases.deskOwner().execute("alter table desk.ledger_entry enable trigger user");
            assertThat(new Backup(databases).write(backup).wholeLedger()).isFalse();
        }
        Path again = FOLDER.resolve("again");
        restore(again, backup, false);
        try (var databases = Databases.forCommand(DataFolder.at(again), Config.none())) {
            assertThat(verdict(databases)).isInstanceOf(Verdict.Broken.class);
        }
    }

    private static void restore(Path data, Path backup, boolean replace) throws Exception {
        new Restore(DataFolder.at(data), Config.none()).from(backup, replace);
    }

    private static void assertRefused(Path data, Path backup, String sentence) {
        assertThatThrownBy(() -> restore(data, backup, false))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(sentence);
    }

    private static Verdict verdict(Databases databases) {
        return new LedgerVerifier(
                        databases.desk(), new LedgerAnchor(databases.folder().ledgerHead()))
                .verify();
    }

    private static List<String> rows(DSLContext desk, String table) {
        return desk.fetch("select t::text from " + table + " t order by 1").getValues(0, String.class);
    }

    private static Object trigger(Databases databases) throws Exception {
        try (Connection chat = databases.chatOwner().getConnection();
                var statement = chat.createStatement();
                var row = statement.executeQuery(
                        "select tgenabled from pg_trigger where tgname = 'moderation_action_perform'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void worked(Databases databases) throws Exception {
        String sql =
                new ClassPathResource("org/havendesk/db/desk-at-015.sql").getContentAsString(StandardCharsets.UTF_8);
        try (Connection owner = databases.deskOwnerSource().getConnection();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static void whileOthersWrite(Databases databases, Work work) throws Exception {
        var stop = new AtomicBoolean();
        var anchor = new LedgerAnchor(databases.folder().ledgerHead());
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> {
                    while (!stop.get()) {
                        databases
                                .desk()
                                .transaction(tx ->
                                        Ledger.append(tx.dsl(), Entry.of(new Actor.Rule("busy"), "try", "test", 1)));
                        anchor.update(databases.desk());
                    }
                });
            }
            try {
                work.run();
            } finally {
                stop.set(true);
            }
        }
    }

    /** The backup with a case whose previous case is not in it, and a checksum that fits. */
    private static void withAnOrphan(Path target) throws IOException {
        try (var backup = BackupFile.open(BACKUP);
                var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            String manifest = "";
            try (FileSystem read = FileSystems.newFileSystem(BACKUP)) {
                manifest = Files.readString(read.getPath(Manifest.ENTRY));
            }
            for (Manifest.Part part : backup.manifest().parts()) {
                var content = new ByteArrayOutputStream();
                try (var in = backup.read(part)) {
                    in.transferTo(content);
                }
                byte[] bytes = content.toByteArray();
                if (part.name().equals("desk.decision_report")) {
                    bytes = content.toString(StandardCharsets.UTF_8)
                            .replace("1\tr1", "1\tr7")
                            .getBytes(StandardCharsets.UTF_8);
                    manifest = manifest.replace(
                            part.sha256(),
                            HexFormat.of().formatHex(BackupWriter.sha256().digest(bytes)));
                }
                write(zip, part.entry(), bytes);
            }
            write(zip, Manifest.ENTRY, manifest.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(ZipOutputStream zip, String entry, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(bytes);
        zip.closeEntry();
    }
}
