package org.havendesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.havendesk.db.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default sorting table, as the migration lays it. */
class SortingTableTest {
    private static final TestDatabases DATABASES = TestDatabases.fresh();
    private static final SortingTable TABLE = new Settings(DATABASES.desk()).sortingTable();

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @ParameterizedTest
    @CsvSource({
        "abuse, conduct, urgent", "sex_harassment, conduct, urgent", "racist, conduct, urgent",
                "sexist, conduct, urgent",
        "homophobic, conduct, urgent", "ableist, conduct, urgent", "intellectual, conduct, urgent",
                "threat, conduct, urgent",
        "self_harm, care, immediate", "crisis, care, immediate", "worry, care, immediate",
                "misinformation, conduct, soon",
        "contact_details, conduct, soon", "derailing, conduct, soon", "spam, conduct, routine", "Spam, conduct, routine"
    })
    void aKnownCategoryHasItsPathAndTier(String category, String path, String tier) {
        var sorted = TABLE.sort(category, null);
        assertThat(sorted.path().key()).isEqualTo(path);
        assertThat(sorted.tier().key()).isEqualTo(tier);
        assertThat(sorted.known()).isTrue();
    }

    @Test
    void anUnknownCategoryIsSoonAndNeedsSorting() {
        assertThat(TABLE.sort("other", "no idea"))
                .isEqualTo(new SortingTable.Sorted("other", CasePath.CONDUCT, Tier.SOON, 2, false));
    }

    @Test
    void wordsOfTheReasonRaiseButNeverLower() {
        assertThat(TABLE.sort("spam", "They said they want to End My Life").category())
                .isEqualTo("self_harm");
        assertThat(TABLE.sort("abuse", "I am worried about her").path()).isEqualTo(CasePath.CARE);
        assertThat(TABLE.sort("crisis", "I am worried about her").category()).isEqualTo("crisis");
        assertThat(TABLE.sort("spam", "an overdosed advert").path()).isEqualTo(CasePath.CONDUCT);
    }

    @Test
    void settingsAreVersionedAndTheNewestIsInForce() {
        try (var fresh = TestDatabases.fresh()) {
            var settings = new Settings(fresh.desk());
            var community = new Community(
                    "Lantern Circle",
                    java.time.ZoneId.of("Europe/London"),
                    java.util.List.of(new Community.Program("Carers", java.util.Set.of("r1", "r2"))));
            settings.save(community, "test");
            assertThat(settings.community()).isEqualTo(community);
            assertThat(settings.community().programOf("r2")).isEqualTo("Carers");
            assertThat(settings.community().programOf("r3")).isNull();
            assertThat(fresh.desk()
                            .fetchSingle("select max(version) from desk.setting where kind = 'community'")
                            .get(0))
                    .isEqualTo(2);
        }
    }
}
