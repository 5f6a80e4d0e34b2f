package org.havendesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.Outcome;
import org.havendesk.db.desk.Routines;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Retention;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** What is past its date goes: first the words, then the case; nothing earlier, and nothing that is held. */
class RetentionTest {
    private final PrivacyDesk house = new PrivacyDesk();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void wordsGoAtTheirDateAndFactsStay() {
        house.work();
        house.age(179);
        assertThat(house.job.run()).isZero();
        house.age(2);
        assertThat(house.job.run()).isEqualTo(3);
        assertThat(house.rowsWith("feel low")).isEmpty();
        assertThat(house.rowsWith("dear ")).isEmpty();
        assertThat(house.rowsWith("thank you, says")).isEmpty();
        assertThat(house.rowsWith("calls themselves")).isEmpty();
        assertThat(house.care()).isPositive();
        assertThat(house.desk.verbs(house.care())).endsWith("remove_content");
        assertThat(house.job.run()).as("once").isZero();
    }

    @Test
    void theCaseGoesWithEverythingThatHangsOnItAndTheLedgerStaysWhole() {
        house.work();
        long care = house.care();
        house.age(731);
        assertThat(house.job.run()).isEqualTo(6);
        assertThat(count("cases") + count("report") + count("evidence") + count("decision") + count("effect"))
                .isZero();
        assertThat(house.desk.verbs(care)).contains("claim", "remove_case");
        assertThat(house.desk.verdict()).isInstanceOf(LedgerVerifier.Verdict.Intact.class);
    }

    @Test
    void aHoldStopsBothUntilItIsLifted() {
        house.work();
        assertThat(house.holds.set(house.care(), "a court asked", house.priya)).isInstanceOf(Outcome.Done.class);
        assertThat(house.holds.set(house.care(), "again", house.noor)).isEqualTo(new Outcome.Refused("held_already"));
        assertThat(house.holds.of(house.care(), house.mira).hold().reason()).isEqualTo("a court asked");
        house.age(731);
        house.job.run();
        assertThat(count("cases")).isEqualTo(1);
        assertThat(house.rowsWith("thank you, says")).isNotEmpty();
        long care = house.care();
        assertThatThrownBy(() -> Routines.removeCase(house.desk.desk.configuration(), care))
                .as("the database refuses by itself")
                .hasMessageContaining("is not to be removed");
        house.holds.lift(care, "it is over", house.noor);
        assertThat(house.holds.lift(care, "again", house.noor)).isEqualTo(new Outcome.Refused("not_held"));
        house.job.run();
        assertThat(count("cases")).isZero();
        assertThat(house.desk.verbs(care)).contains("hold", "lift_hold");
    }

    @Test
    void anOpenCaseStaysHoweverOldItIs() {
        house.work();
        house.age(731);
        house.desk.databases.deskOwner().execute("update desk.cases set state = 'open', closed_at = null");
        assertThat(house.job.run()).isZero();
    }

    @Test
    void aRunningRestrictionKeepsItsCase() {
        house.desk.restrict(
                house.conduct(), house.priya, org.havendesk.cases.Action.MUTE, java.time.Duration.ofDays(2));
        house.work();
        house.age(731);
        house.job.run();
        assertThat(count("cases")).isEqualTo(1);
    }

    @Test
    void theConsoleDeletesNothingByItself() {
        for (String statement : new String[] {
            "delete from desk.evidence", "update desk.evidence set body = null", "delete from desk.cases",
            "select desk.strip_case(1001)", "delete from desk.legal_hold",
                    "update desk.cases set content_removed_at = null, case_id = 1"
        }) {
            assertThatThrownBy(() -> house.desk.desk.execute(statement))
                    .as(statement)
                    .isInstanceOf(org.jooq.exception.DataAccessException.class);
        }
        assertThatThrownBy(() -> Routines.removeContent(house.desk.desk.configuration(), house.care()))
                .hasMessageContaining("is not to be removed");
    }

    @Test
    void aDisabledAccountLosesItsNameAtItsDate() {
        var owner = house.desk.databases.deskOwner();
        house.desk.person("Ada Admin", Roles.ADMIN); // or nobody could be disabled
        long gone = house.desk.moderator("Tamsin Gone").accountId();
        owner.execute("update desk.account set disabled_at = now() - interval '364 days' where account_id = ?", gone);
        assertThat(house.job.run()).isZero();
        owner.execute("update desk.account set disabled_at = now() - interval '366 days' where account_id = ?", gone);
        assertThat(house.job.run()).isEqualTo(1);
        assertThat(house.rowsWith("tamsin")).isEmpty();
        assertThat(house.job.run()).isZero();
    }

    @Test
    void onlyAdminsChangeItAndNothingGoesTooEarly() {
        var settings = new Settings(house.desk.desk);
        Person admin =
                new Person(house.desk.person("Ada Admin", Roles.ADMIN).accountId(), "Ada Admin", Set.of(Roles.ADMIN));
        assertThatThrownBy(() -> settings.save(Kinds.RETENTION, 1, new Retention(60, 90, 60), null, house.priya))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> new Retention(29, 90, 60)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new Retention(90, 60, 60)).isInstanceOf(InvalidSetting.class);
        assertThat(settings.save(Kinds.RETENTION, 1, new Retention(60, 90, 60), "as the members decided", admin))
                .isEqualTo(new Saved.Done(2));
        house.work();
        house.age(61);
        assertThat(house.job.run()).isEqualTo(3);
    }

    private int count(String table) {
        return house.desk.desk.fetchSingle("select count(*) from desk." + table).get(0, int.class);
    }
}
