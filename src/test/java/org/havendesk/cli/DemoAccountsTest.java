package org.havendesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.havendesk.db.TestDatabases;
import org.havendesk.shift.OnShift;
import org.havendesk.shift.Shifts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The people of the demo: a safeguarding lead among them, and somebody there at all hours. */
class DemoAccountsTest {

    @Test
    void thereIsALeadAndSomebodyIsThereAtAllHoursForTwoWeeks(@TempDir Path folder) throws Exception {
        try (var databases = TestDatabases.fresh()) {
            Path file = folder.resolve("demo-accounts.txt");
            assertThat(DemoAccounts.createIfNone(databases.deskOwner(), file)).isTrue();
            assertThat(Files.readAllLines(file)).hasSize(5);
            assertThat(DemoAccounts.createIfNone(databases.deskOwner(), file)).isFalse();
            assertThat(databases.desk().fetch("select username from desk.account where safeguarding_lead"))
                    .extracting(r -> r.get(0))
                    .containsExactly("hanna");
            assertThat(Shifts.now(databases.desk()))
                    .extracting(OnShift::name)
                    .containsExactly("Mira Okafor", "Priya Raman");
            assertThat(databases
                            .desk()
                            .fetchSingle("select count(*) from generate_series(now(), now() + interval '14 days'"
                                    + " - interval '1 minute', interval '1 hour') at where not exists (select from desk.shift"
                                    + " where begins_at <= at and ends_at > at)")
                            .get(0))
                    .isEqualTo(0L);
        }
    }
}
