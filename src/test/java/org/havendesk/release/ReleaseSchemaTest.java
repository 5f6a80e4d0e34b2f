package org.havendesk.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.havendesk.db.TestDatabases;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class ReleaseSchemaTest {
    private static Town town;

    @BeforeAll
    static void publish() {
        town = new Town(60, 2).live(1).open();
        town.publisher().publishDue(Town.day("2025-04-08"));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update release.cell set value = 1, ci_low = 1, ci_high = 1",
                "delete from release.cell",
                "truncate release.cell",
                "update release.release set period_start = '2020-01-01'",
                "delete from release.budget_ledger",
                "update release.spec set body = '{}'",
                "update release.budget set spent = 0",
                "delete from release.budget"
            })
    void nothingPublishedIsChangedEvenByTheOwner(String statement) {
        assertThatThrownBy(() -> town.databases.deskOwner().execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> town.desk.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from desk.account",
                "select * from desk.cases",
                "select * from desk.ledger_entry",
                "select * from desk.setting",
                "select noisy from release.cell",
                "select * from release.cell",
                "insert into release.withdrawal (release_id, note) values (1, 'x')",
                "create table release.mine (x int)"
            })
    void theLeadsSeeThePublishedFiguresAndNothingElse(String statement) {
        DSLContext leads = town.databases.leads();
        assertThatThrownBy(() -> leads.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
        assertThat(leads.fetch("select cell_id, value, status from release.cell")).isNotEmpty();
    }

    @Test
    void aPublishedReleaseTakesNoMoreCells() {
        assertThatThrownBy(() -> town.desk.execute("""
                insert into release.cell (release_id, histogram, group_kind, program, metric, status)
                select release_id, 'level', 'program', 'Another', 'mean', 'suppressed' from release.release"""))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("takes no more cells");
    }

    @Test
    void aChargeThatWouldPassTheCapIsRefused() {
        assertThatThrownBy(() -> town.desk.execute("""
                insert into release.budget_ledger (release_id, histogram, epsilon_num, epsilon_den)
                select release_id, 'more', 1, 1000 from release.release"""))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("budget_cap");
        assertThat(town.published().spent()).extracting(SpentBudget::thousandths).containsExactly(1000);
    }

    @Test
    void anotherReleaseOfThePeriodIsRefused() {
        assertThatThrownBy(() -> town.desk.execute("""
                insert into release.release (community, spec_id, cadence, period_start, period_end, manifest_hash, previous_hash)
                select community, spec_id, cadence, period_start, period_end, manifest_hash, manifest_hash from release.release"""))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("period_start");
    }

    @Test
    void theRolesAreThoseOfAnInstallation() {
        try (var fresh = TestDatabases.fresh()) {
            assertThat(fresh.leads().fetchSingle("select current_user").get(0)).isEqualTo("desk_leads");
        }
    }
}
