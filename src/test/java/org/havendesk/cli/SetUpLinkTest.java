package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first admin's way in, once, and nobody else's. */
class SetUpLinkTest {
    private static final String ADDRESS = "https://desk.example.org";

    @TempDir
    private Path folder;

    @Test
    void whereNobodyHasAnAccountThereIsOneLinkAndTheNewestCounts() throws Exception {
        try (var desk = new TestDesk()) {
            Path file = folder.resolve("set-up-link.txt");
            String first = SetUpLink.make(desk.desk, ADDRESS, file).orElseThrow();
            assertThat(first).matches("https://desk\\.example\\.org/welcome/[A-Za-z0-9_-]{43}");
            assertThat(Files.readString(file)).isEqualTo(first + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String second = SetUpLink.make(desk.desk, ADDRESS, file).orElseThrow();
            assertThat(second).isNotEqualTo(first);
            assertThat(desk.desk.fetchValue("select count(*) from desk.account"))
                    .isEqualTo(1L);
            assertThat(desk.desk.fetchValue("select count(*) from desk.invitation where withdrawn_at is null"))
                    .isEqualTo(1L);
            assertThat(desk.desk.fetchValue("select role from desk.account_role"))
                    .isEqualTo(Roles.ADMIN);

            desk.desk.execute("update desk.account set welcomed_at = now()");
            assertThat(SetUpLink.make(desk.desk, ADDRESS, file)).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void whereSomebodyHasAnAccountThereIsNone() throws Exception {
        try (var desk = new TestDesk()) {
            desk.moderator("Mira Okafor");
            assertThat(SetUpLink.make(desk.desk, ADDRESS, folder.resolve("set-up-link.txt")))
                    .isEmpty();
            assertThat(folder.toFile().list()).isEmpty();
        }
    }
}
