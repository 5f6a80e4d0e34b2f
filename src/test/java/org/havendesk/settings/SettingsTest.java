package org.havendesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.cases.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class SettingsTest {
    private static final TestDesk DESK = new TestDesk();
    private static final Person PRIYA = DESK.supervisor("Priya Raman");
    private static final Settings SETTINGS = new Settings(DESK.desk);

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void everyKindHasAFirstVersionThatItsConstructorsAccept() {
        List<Kind<?>> kinds = List.of(
                Kinds.CLOCKS,
                Kinds.SORTING,
                Kinds.POLICIES,
                Kinds.COMMUNITY,
                Kinds.TEMPLATES,
                Kinds.TOPICS,
                Kinds.READER_CARE,
                Kinds.ALERT_LINES,
                Kinds.STRIKES);
        assertThat(kinds).allSatisfy(kind -> {
            var first = SETTINGS.version(kind, 1);
            assertThat(first.madeBy()).isEqualTo(Version.DEFAULT);
            assertThat(first.reason()).isNull();
            assertThat(writtenAndReadAgain(kind)).isEmpty();
        });
    }

    @Test
    void everyUseOfATemplateHasWordsToBeginWith() {
        var templates = SETTINGS.version(Kinds.TEMPLATES, 1).value();
        assertThat(Template.USES)
                .allSatisfy(use -> assertThat(templates.of(use, null)).isNotEmpty());
        assertThat(templates.of("steer", "misinformation").getFirst().text()).contains("{source}");
        assertThat(templates.of("contact", "check_in").getFirst().name()).isEqualTo("After a check-in");
    }

    @Test
    void aSavedValueIsTheNextVersionAndTheOldOneStays() {
        var before = SETTINGS.newest(Kinds.STRIKES);
        var saved = SETTINGS.save(Kinds.STRIKES, before.number(), new Strikes(5, 30), "too strict", PRIYA);
        assertThat(saved).isEqualTo(new Saved.Done(before.number() + 1));
        var now = SETTINGS.newest(Kinds.STRIKES);
        assertThat(now.value()).isEqualTo(new Strikes(5, 30));
        assertThat(now.madeBy()).isEqualTo("Priya Raman");
        assertThat(now.reason()).isEqualTo("too strict");
        assertThat(SETTINGS.version(Kinds.STRIKES, before.number()).value()).isEqualTo(before.value());
        assertThat(SETTINGS.history(Kinds.STRIKES).getFirst()).isEqualTo(now);
        assertThatThrownBy(() -> SETTINGS.version(Kinds.STRIKES, 999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSaveIsOneLedgerEntryWithWhoAndWhy() {
        int version = SETTINGS.newest(Kinds.READER_CARE).number();
        long before = entries("reader_care");
        SETTINGS.save(Kinds.READER_CARE, version, new ReaderCare(20, 1, 3, 4), "a hard month", PRIYA);
        assertThat(entries("reader_care")).isEqualTo(before + 1);
        var entry = DESK.desk.fetchSingle(
                "select reason, actor, after ->> 'version' from desk.ledger_entry where object_kind = 'setting' and object_id = 'reader_care' order by entry_id desc limit 1");
        assertThat(entry.get(0)).isEqualTo("a hard month");
        assertThat(entry.get(1)).isEqualTo(Long.toString(PRIYA.accountId()));
        assertThat(entry.get(2)).isEqualTo(Integer.toString(version + 1));
    }

    @Test
    void whatChangesNothingIsNotWritten() {
        var clocks = SETTINGS.newest(Kinds.CLOCKS);
        long before = entries("clocks");
        assertThat(SETTINGS.save(Kinds.CLOCKS, clocks.number(), clocks.value(), null, PRIYA))
                .isEqualTo(new Saved.Unchanged(clocks.number()));
        assertThat(entries("clocks")).isEqualTo(before);
    }

    @Test
    void whoSavesOnAnOldVersionLearnsWhoCameFirst() {
        int version = SETTINGS.newest(Kinds.ALERT_LINES).number();
        var one = new AlertLines(List.of(new AlertLines.Line("phq-9", "9", 1, 3)));
        var other = new AlertLines(List.of(new AlertLines.Line("phq-9", "9", 2, 3)));
        SETTINGS.save(Kinds.ALERT_LINES, version, one, null, PRIYA);
        var saved = SETTINGS.save(Kinds.ALERT_LINES, version, other, null, DESK.supervisor("Ana Duarte"));
        assertThat(saved).isInstanceOfSatisfying(Saved.Stale.class, stale -> {
            assertThat(stale.version()).isEqualTo(version + 1);
            assertThat(stale.madeBy()).isEqualTo("Priya Raman");
        });
        assertThat(SETTINGS.newest(Kinds.ALERT_LINES).value()).isEqualTo(one);
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsFirstAndTheOthersAreTold() {
        var topics = SETTINGS.newest(Kinds.TOPICS);
        var all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> SETTINGS.save(
                        Kinds.TOPICS, topics.number(), without(topics.value(), i % 5), "at once " + i, PRIYA)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(all).filteredOn(Saved.Done.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(Saved.Stale.class::isInstance).hasSize(7);
        assertThat(SETTINGS.newest(Kinds.TOPICS).number()).isEqualTo(topics.number() + 1);
    }

    @Test
    void onlyAnAdminChangesTheCommunity() {
        var community = SETTINGS.newest(Kinds.COMMUNITY);
        var renamed = new Community(
                "Lantern", ZoneId.of("Europe/London"), community.value().programs());
        assertThatThrownBy(() -> SETTINGS.save(Kinds.COMMUNITY, community.number(), renamed, null, PRIYA))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(SETTINGS.community()).isEqualTo(community.value());
        var admin = DESK.person("Some Admin", Roles.ADMIN);
        assertThat(SETTINGS.save(Kinds.COMMUNITY, community.number(), renamed, null, admin))
                .isInstanceOf(Saved.Done.class);
        assertThat(SETTINGS.community().zone()).isEqualTo(ZoneId.of("Europe/London"));
    }

    @Test
    void aClockIsWrittenInMinutes() {
        var clocks =
                new Clocks(Duration.ofMinutes(10), Duration.ofMinutes(45), Duration.ofHours(6), Duration.ofHours(24));
        assertThat(Kinds.CLOCKS.read().apply(Kinds.CLOCKS.write().apply(clocks)))
                .isEqualTo(clocks);
    }

    @Test
    void whatLeavesByItselfKeepsItsWords() {
        var templates = SETTINGS.newest(Kinds.TEMPLATES);
        var left = templates.value().templates().stream()
                .filter(template -> !template.use().equals("auto_signpost"))
                .toList();
        assertThat(ValuesTest.refused(() ->
                                SETTINGS.save(Kinds.TEMPLATES, templates.number(), new Templates(left), null, PRIYA))
                        .facts())
                .containsExactly(new InvalidSetting.Use("auto_signpost"));
        assertThat(SETTINGS.newest(Kinds.TEMPLATES)).isEqualTo(templates);
        var withoutOthers = templates.value().templates().stream()
                .filter(template -> Template.AUTOMATIC.contains(template.use()))
                .toList();
        Kinds.TEMPLATES.check(new Templates(withoutOthers));
    }

    @Test
    void aReportOfACheckInIsSortedAsCare() {
        var sorted = SETTINGS.sortingTable().sort("check_in", null);
        assertThat(sorted).isEqualTo(new SortingTable.Sorted("check_in", CasePath.CARE, Tier.URGENT, 2, true));
    }

    private static <T> List<Change> writtenAndReadAgain(Kind<T> kind) {
        T value = SETTINGS.newest(kind).value();
        return Settings.changes(kind, value, kind.read().apply(kind.write().apply(value)));
    }

    private static Topics without(Topics topics, int position) {
        var left = new java.util.ArrayList<>(topics.topics());
        left.remove(position);
        return new Topics(left);
    }

    private static long entries(String kind) {
        return DESK.desk
                .fetchSingle(
                        "select count(*) from desk.ledger_entry where object_kind = 'setting' and object_id = ?", kind)
                .get(0, Long.class);
    }
}
