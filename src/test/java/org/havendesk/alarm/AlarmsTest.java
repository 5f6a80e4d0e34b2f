package org.havendesk.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.Alarm.Delivery;
import org.havendesk.cases.Action;
import org.havendesk.settings.AlarmSettings;
import org.havendesk.settings.AlarmSettings.Signpost;
import org.havendesk.settings.AlarmSettings.Webhook;
import org.havendesk.settings.Kinds;
import org.havendesk.shift.Rota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Alarms are raised, told until somebody knows, and end; real servers receive them. */
class AlarmsTest {
    private final AlarmDesk desk = new AlarmDesk();
    private final Person mira = desk.desk.moderator("Mira Okafor");

    @BeforeEach
    void onCall() {
        desk.configure();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void withNobodyOnShiftAnImmediateReportReachesMailboxAndWebhookAndIsRepeatedUntilAcknowledged() throws Exception {
        var scheduler = desk.scheduler();
        scheduler.start();
        try {
            long caseId = desk.desk.caseAbout("heron", "self_harm");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> desk.mailTo("priya@example.org").size() == 1 && desk.receiver.got.size() == 1);
            assertThat(desk.mailTo("priya@example.org").getFirst())
                    .contains(
                            "Nobody is on shift",
                            "Case " + caseId + ", Immediate",
                            "https://desk.example.org/cases/" + caseId)
                    .doesNotContain("heron", "words of");
            assertIsSigned(desk.receiver.got.getFirst());
            assertThat(desk.mailTo("victor@example.org"))
                    .as("his turn comes later")
                    .isEmpty();

            // a target that still has one under way would get no second
            await().until(() -> states().stream().allMatch("delivered"::equals));
            desk.pass(Duration.ofMinutes(10));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> desk.mailTo("victor@example.org").size() == 1 && desk.receiver.got.size() == 2);
            await().until(() -> desk.mailTo("priya@example.org").size() == 2);
            assertThat(desk.receiver.got.get(1).id())
                    .isNotEqualTo(desk.receiver.got.get(0).id());

            assertThat(desk.alarms.acknowledge(only().alarmId(), desk.priya)).isTrue();
            desk.desk.databases.deskOwner().execute("update desk.alarm set next_at = now() - interval '1 hour'");
            desk.round();
            assertThat(desk.receiver.got).as("nobody is told again").hasSize(2);
            assertThat(only().isRunning()).as("its cause is still there").isTrue();
        } finally {
            scheduler.stop();
        }
        assertThat(desk.mailbox.getReceivedMessages()).hasSize(3);
        assertThat(desk.desk.verdict().getClass().getSimpleName()).isEqualTo("Intact");
    }

    @Test
    void aConsoleThatStartsAgainSendsNothingTwice() {
        desk.desk.caseAbout("heron", "self_harm");
        for (int start = 0; start < 3; start++) {
            var scheduler = desk.scheduler();
            scheduler.start();
            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                states().stream().filter("delivered"::equals).count() == 2);
            } finally {
                scheduler.stop();
            }
        }
        assertThat(desk.receiver.got).hasSize(1);
        assertThat(desk.mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aBrokenLedgerIsLoudForThoseWhoOverseeItUntilItIsMended() {
        var owner = desk.desk.databases.deskOwner();
        owner.execute("update desk.ledger_check set broken_entry = 12, broken_fault = 'changed', broken_since = now()");
        desk.round();
        Person admin = desk.desk.person("Ada Min", Roles.ADMIN);
        assertThat(desk.alarms.situation(admin).loud())
                .extracting(Alarm::kind)
                .containsExactly(AlarmKind.LEDGER_BROKEN);
        assertThat(desk.alarms.situation(desk.priya).loud())
                .extracting(Alarm::kind)
                .containsExactly(AlarmKind.LEDGER_BROKEN);
        assertThat(desk.alarms.situation(mira).loud()).isEmpty();
        assertThat(desk.mailTo("priya@example.org")).singleElement().asString().contains("leave the database as it is");
        owner.execute("update desk.ledger_check set broken_entry = null, broken_fault = null, broken_since = null");
        desk.round();
        assertThat(desk.alarms.situation(admin).loud()).isEmpty();
    }

    @Test
    void aWebhookThatAnswers500ForAnHourIsTriedWithTheSameIdAndFailsLoudlyWhileMailGoesOn() {
        desk.receiver.answers = 500;
        desk.desk.caseAbout("heron", "self_harm");
        desk.watch.look();
        desk.telling.tellDue();
        List<Long> made = List.copyOf(desk.planned);
        long webhook = made.stream()
                .filter(id -> channel(id).equals("webhook"))
                .findFirst()
                .orElseThrow();
        made.stream().filter(id -> id != webhook).forEach(desk.deliveries::send);
        assertThat(desk.mailTo("priya@example.org")).hasSize(1);
        Duration last = Duration.ZERO;
        for (int attempt = 1; attempt <= 12; attempt++) {
            Duration pause = desk.deliveries.send(webhook).orElseThrow();
            assertThat(pause).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofMinutes(5));
            last = pause;
        }
        assertThat(last).isEqualTo(Duration.ofMinutes(5));
        assertThat(desk.receiver.got)
                .hasSize(12)
                .extracting(Receiver.Got::id)
                .containsOnly(desk.receiver.got.getFirst().id());
        assertThat(desk.receiver.got)
                .extracting(Receiver.Got::body)
                .containsOnly(desk.receiver.got.getFirst().body());

        desk.pass(Duration.ofMinutes(20));
        desk.planned.clear();
        desk.telling.tellDue();
        assertThat(desk.planned)
                .extracting(this::channel)
                .as("one is under way to the webhook")
                .containsOnly("email");

        desk.pass(Duration.ofMinutes(61));
        assertThat(desk.deliveries.send(webhook)).isEmpty();
        assertThat(desk.receiver.got).as("not sent late").hasSize(12);
        desk.watch.look();
        var failed = desk.alarms.situation(desk.priya).loud().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.DELIVERY_FAILED)
                .toList();
        assertThat(failed).singleElement().extracting(Alarm::object).isEqualTo("webhook " + desk.receiver.url());
        assertThat(desk.alarms.situation(mira).loud())
                .extracting(Alarm::kind)
                .doesNotContain(AlarmKind.DELIVERY_FAILED);

        assertThat(desk.alarms.acknowledge(failed.getFirst().alarmId(), desk.priya))
                .isTrue();
        desk.watch.look();
        assertThat(kinds()).as("somebody knows").doesNotContain(AlarmKind.DELIVERY_FAILED);
    }

    @Test
    void withAnEmptyChainAndNoWebhookThePagesAreLoudAndSayThatNobodyOutsideWasTold() {
        desk.save(new AlarmSettings(List.of(), List.of(), 5, null, new Signpost(false, null, null), null));
        desk.desk.caseAbout("heron", "self_harm");
        for (int round = 0; round < 2; round++) { // before its own clock is an alarm as well
            desk.round();
            desk.pass(Duration.ofMinutes(5));
        }
        assertThat(only().isLoud()).isTrue();
        assertThat(only().deliveries()).isEmpty();
        assertThat(desk.settings.newest(Kinds.ALARMS).value().tellsAnybody()).isFalse();
        desk.configure();
        desk.round();
        assertThat(desk.settings.newest(Kinds.ALARMS).value().tellsAnybody()).isTrue();
        assertThat(desk.mailTo("priya@example.org"))
                .as("who comes late is told")
                .hasSize(1);
    }

    @Test
    void anAddressWhereNobodyListensIsTriedAgainAndSaysSo() throws Exception {
        int nobody;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        var webhook = new Webhook("http://127.0.0.1:" + nobody + "/hook", AlarmDesk.SECRET);
        desk.save(new AlarmSettings(List.of(), List.of(webhook), 5, null, new Signpost(false, null, null), null));
        desk.desk.caseAbout("heron", "self_harm");
        desk.round();
        assertThat(only().deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo("planned");
            assertThat(delivery.problem()).isEqualTo("Nobody could be reached at this address.");
        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        desk.receiver.answers = 302;
        desk.desk.caseAbout("heron", "self_harm");
        desk.round();
        assertThat(desk.receiver.got).extracting(Receiver.Got::path).containsExactly("/hook");
        assertThat(only().deliveries())
                .filteredOn(d -> d.channel().equals("webhook"))
                .singleElement()
                .extracting(Delivery::problem)
                .asString()
                .contains("302", "not followed");
    }

    @Test
    void whatWasNotDeliveredWhenTheAlarmIsOverIsNotSentAnyMore() {
        desk.receiver.answers = 500;
        desk.desk.caseAbout("heron", "self_harm");
        desk.watch.look();
        desk.telling.tellDue();
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        desk.watch.look();
        List.copyOf(desk.planned).forEach(desk.deliveries::send);
        assertThat(states()).containsOnly("cancelled");
        assertThat(desk.receiver.got).isEmpty();
        assertThat(desk.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAlarmEndsWhenSomebodyIsOnShiftAndComesAgainWhenNobodyIs() {
        desk.desk.caseAbout("heron", "self_harm");
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.NOBODY_ON_SHIFT);
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.shifts.end(mira);
        desk.watch.look();
        desk.watch.look();
        assertThat(kinds()).as("one, however often it is looked at").containsExactly(AlarmKind.NOBODY_ON_SHIFT);
        assertThat(desk.alarms.past()).hasSize(1);
    }

    @Test
    void aNewUrgentCaseAfterTheAcknowledgementIsANewAlarm() {
        desk.desk.caseAbout("finch", "harassment");
        desk.watch.look();
        long first = only().alarmId();
        desk.desk.caseAbout("otter", "harassment");
        desk.watch.look();
        assertThat(only().alarmId()).as("it is loud already").isEqualTo(first);
        desk.alarms.acknowledge(first, mira);
        desk.watch.look();
        assertThat(only().isLoud()).isFalse();
        desk.desk.caseAbout("moth", "harassment");
        desk.watch.look();
        assertThat(only().alarmId()).isNotEqualTo(first);
        assertThat(only().isLoud()).isTrue();
    }

    @Test
    void withoutCasesNobodyIsToldThoughThePagesSayThatNobodyIsThere() {
        desk.desk.caseAbout("spammer", "spam");
        desk.round();
        assertThat(kinds()).isEmpty();
        assertThat(desk.receiver.got).isEmpty();
        Instant next = Instant.now().plusSeconds(3600);
        new Rota(desk.desk.desk).plan(mira.accountId(), next, next.plusSeconds(3600), desk.priya);
        assertThat(desk.alarms.situation(mira)).satisfies(situation -> {
            assertThat(situation.nobody()).isTrue();
            assertThat(situation.next()).isBetween(next.minusMillis(1), next.plusMillis(1));
            assertThat(situation.isQuiet()).isFalse();
        });
        Person admin = desk.desk.person("Ada Min", Roles.ADMIN);
        assertThat(desk.alarms.situation(admin).isQuiet())
                .as("admins do not work shifts")
                .isTrue();
    }

    @Test
    void anImmediateThatNobodyTakesInItsTimeIsAnAlarmUntilSomebodyDoes() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("heron", "self_harm");
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.pass(Duration.ofMinutes(15));
        desk.watch.look();
        assertThat(only()).satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.IMMEDIATE_UNACKNOWLEDGED);
            assertThat(alarm.caseId()).isEqualTo(caseId);
        });
        desk.desk.cases.claim(caseId, mira);
        desk.desk.databases.deskOwner().execute("update desk.cases set first_look_at = now()");
        desk.watch.look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anImmediateThatWasPassedToTheSupervisorsAndThatNoneOfThemTakesIsAnAlarmToo() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("heron", "self_harm");
        desk.desk.cases.claim(caseId, mira);
        desk.desk.cases.escalate(caseId, "more than I can decide", mira);
        desk.watch.look();
        assertThat(kinds()).as("there is time yet").isEmpty();
        desk.pass(Duration.ofMinutes(15));
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.IMMEDIATE_UNACKNOWLEDGED);
        desk.shifts.end(mira);
        desk.watch.look();
        assertThat(kinds()).contains(AlarmKind.NOBODY_ON_SHIFT);
        desk.desk.cases.claim(caseId, desk.priya);
        desk.desk.databases.deskOwner().execute("update desk.cases set first_look_at = now()");
        desk.watch.look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anImmediateThatEverybodyOnShiftLeavesToOthersIsLoudAtOnce() {
        desk.desk.databases.deskOwner().execute("""
                insert into desk.setting (kind, version, body, made_by)
                select 'topics', coalesce(max(version), 0) + 1,
                       '{"topics": [{"key": "harm", "name": "Self-harm", "categories": ["self_harm"]}]}', 'test'
                from desk.setting where kind = 'topics'
                """);
        Person jonas = desk.desk.moderator("Jonas Lindqvist");
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        desk.shifts.start(jonas, Instant.now().plusSeconds(3600));
        desk.desk.caseAbout("heron", "self_harm");
        optOut(mira);
        desk.watch.look();
        assertThat(kinds()).as("Jonas is there for it").isEmpty();
        optOut(jonas);
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.EVERYBODY_OPTED_OUT);
    }

    @Test
    void aFailedEffectIsLoudUntilSomebodyKnowsAndWhatDidNotApplyIsNot() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("finch", "abuse");
        desk.desk.databases.deskOwner().execute("""
                insert into desk.effect (case_id, kind, member_id, body, state, receipt_at, not_after)
                values (?, 'notice', 'finch', 'words', 'not_applicable', now(), now())
                """, caseId);
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.desk.databases.deskOwner().execute("update desk.effect set state = 'unknown'");
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.EFFECT_FAILED);
        desk.alarms.acknowledge(only().alarmId(), mira);
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.desk
                .databases
                .deskOwner()
                .execute("update desk.effect set state = 'failed', receipt_at = clock_timestamp()");
        desk.watch.look();
        assertThat(kinds()).as("a new failure").containsExactly(AlarmKind.EFFECT_FAILED);
    }

    @Test
    void aHandOverThatNobodyTakesInAQuarterOfAnHourIsAnAlarm() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("heron", "worry");
        desk.desk
                .databases
                .deskOwner()
                .execute(
                        "insert into desk.hand_over (case_id, note, handed_by) values (?, 'please', ?)",
                        caseId,
                        mira.accountId());
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.desk.databases.deskOwner().execute("update desk.hand_over set handed_at = now() - interval '15 minutes'");
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.HAND_OVER_UNACKNOWLEDGED);
        desk.desk
                .databases
                .deskOwner()
                .execute("update desk.hand_over set acknowledged_at = now(), acknowledged_by = handed_by");
        desk.watch.look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void routineWorkPastTwiceItsClockIsForSupervisorsAndOneAlarm() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        desk.desk.caseAbout("one", "spam");
        desk.desk.caseAbout("two", "spam");
        desk.pass(Duration.ofHours(95));
        desk.watch.look();
        assertThat(kinds()).isEmpty();
        desk.pass(Duration.ofHours(2));
        desk.watch.look();
        assertThat(kinds()).containsExactly(AlarmKind.TWICE_ITS_CLOCK);
        assertThat(desk.alarms.situation(mira).loud()).isEmpty();
        assertThat(desk.alarms.acknowledge(only().alarmId(), mira))
                .as("not hers")
                .isFalse();
    }

    @Test
    void everyMessageToPeopleFailsLoudlyWhenItIsHalfAnHourLate() {
        Map<String, Long> cases = new LinkedHashMap<>();
        cases.put("signpost", desk.desk.caseAbout("heron", "self_harm"));
        assertThat(desk.desk.signposts.answer(desk.desk.desk, cases.get("signpost"), "116 123"))
                .isTrue();
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        cases.put("contact", desk.desk.caseAbout("robin", "worry"));
        desk.desk.decide(cases.get("contact"), mira, Action.CONTACT);
        cases.put("warn", desk.desk.caseAbout("finch", "abuse"));
        desk.desk.member("reporter-of-finch", "quietowl");
        desk.desk.decide(cases.get("warn"), mira, Action.WARN);
        cases.put("no_action", desk.desk.caseAbout("wren", "spam"));
        desk.desk.member("reporter-of-wren", "mossywren");
        desk.desk.decide(cases.get("no_action"), mira, Action.NO_ACTION);
        desk.desk.settleAll();
        var notices =
                desk.desk.desk.fetch("select distinct purpose from desk.effect where kind = 'notice' order by purpose");
        assertThat(notices.getValues(0, String.class)).containsExactly("member", "outcome", "signpost");
        assertThat(
                        desk.desk.desk.fetch(
                                "select 1 from desk.effect where kind = 'notice' and not_after > now() + interval '30 minutes'"))
                .isEmpty();
        desk.desk.pass(Duration.ofMinutes(31));
        desk.desk.sendEffects();
        assertThat(desk.desk.desk.fetch("select distinct state, receipt from desk.effect where kind = 'notice'"))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.intoList()).containsExactly("failed", "too_late"));
        assertThat(desk.desk.chat.fetch("select 1 from chat.message where member_id = 'moderation'"))
                .isEmpty();
        desk.watch.look();
        assertThat(desk.alarms.situation(mira).loud().stream()
                        .filter(alarm -> alarm.kind() == AlarmKind.EFFECT_FAILED)
                        .map(Alarm::caseId))
                .containsExactlyInAnyOrderElementsOf(cases.values());
    }

    @Test
    void aBrokenGlassThatNobodyReviewedForAnHourIsLoudForSupervisors() {
        desk.shifts.start(mira, Instant.now().plusSeconds(3600));
        long caseId = desk.desk.caseAbout("heron", "worry");
        desk.desk.databases.deskOwner().execute("""
                insert into desk.approval (case_id, case_version, kind, request, reason, asked_by, asked_at, answer_by, state)
                values (?, 1, 'reveal', '{}', 'they are in danger', ?, now() - interval '59 minutes', now(), 'glass_broken')
                """, caseId, mira.accountId());
        desk.watch.look();
        assertThat(kinds()).doesNotContain(AlarmKind.REVIEW_OPEN);
        assertThat(desk.desk.approvals.countFor(desk.priya))
                .as("counted at once")
                .isEqualTo(1);
        desk.desk.databases.deskOwner().execute("update desk.approval set asked_at = asked_at - interval '2 minutes'");
        desk.watch.look();
        assertThat(kinds()).contains(AlarmKind.REVIEW_OPEN);
        assertThat(desk.alarms.situation(desk.priya).loud())
                .extracting(Alarm::kind)
                .contains(AlarmKind.REVIEW_OPEN);
        assertThat(desk.alarms.situation(mira).loud()).extracting(Alarm::kind).doesNotContain(AlarmKind.REVIEW_OPEN);
        desk.desk
                .databases
                .deskOwner()
                .execute(
                        "update desk.approval set reviewed_by = ?, reviewed_at = now(), review_reason = 'right', review_agrees = true",
                        desk.priya.accountId());
        desk.watch.look();
        assertThat(kinds()).doesNotContain(AlarmKind.REVIEW_OPEN);
    }

    @Test
    void aTestAlarmTellsTheWholeChainOnce() {
        long alarmId = desk.alarms.test(desk.priya);
        assertThat(desk.alarms.test(desk.priya)).as("one is enough").isEqualTo(alarmId);
        desk.round();
        desk.pass(Duration.ofMinutes(6));
        desk.round();
        assertThat(desk.mailTo("priya@example.org")).hasSize(1);
        assertThat(desk.mailTo("victor@example.org")).singleElement().asString().contains("This is a test");
        assertThat(desk.receiver.got).hasSize(1);
        desk.pass(Duration.ofMinutes(5));
        desk.watch.look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void neitherLedgerNorRowsHoldSecretsOrAddressesOfPeople() {
        desk.desk.caseAbout("heron", "self_harm");
        desk.round();
        String ledger = desk.desk.desk.fetch("select * from desk.ledger_entry").formatCSV();
        assertThat(ledger).doesNotContain("whsec_", "priya@", AlarmDesk.SECRET);
        assertThat(desk.desk.desk.fetch("select * from desk.alarm_delivery").formatCSV())
                .doesNotContain("whsec_", "heron");
        assertThat(desk.desk
                        .desk
                        .fetch("select verb from desk.ledger_entry where object_kind = 'alarm' order by entry_id")
                        .getValues(0, String.class))
                .startsWith("raise", "tell", "deliver");
    }

    /** As a receiver does it: from what it got and what it knows, not with the sender's code. */
    private static void assertIsSigned(Receiver.Got got) throws Exception {
        byte[] key = Base64.getDecoder().decode(AlarmDesk.SECRET.replace("whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] expected =
                mac.doFinal((got.id() + "." + got.timestamp() + "." + got.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(got.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(Instant.ofEpochSecond(Long.parseLong(got.timestamp())))
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(5));
        var body = JsonMapper.shared().readTree(got.body());
        assertThat(body.get("type").asString()).isEqualTo("alarm.nobody_on_shift");
        assertThat(Instant.parse(body.get("timestamp").asString()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(body.get("data").propertyNames())
                .containsExactlyInAnyOrder("alarm", "kind", "step", "case", "tier", "due", "link");
    }

    private Alarm only() {
        assertThat(desk.alarms.running()).hasSize(1);
        return desk.alarms.running().getFirst();
    }

    private List<AlarmKind> kinds() {
        return desk.alarms.running().stream().map(Alarm::kind).toList();
    }

    private List<String> states() {
        return desk.desk.desk.fetch("select state from desk.alarm_delivery").map(row -> row.get(0, String.class));
    }

    private String channel(long deliveryId) {
        return desk.desk
                .desk
                .fetchSingle("select channel from desk.alarm_delivery where delivery_id = ?", deliveryId)
                .get(0, String.class);
    }

    private void optOut(Person person) {
        desk.desk
                .databases
                .deskOwner()
                .execute("insert into desk.topic_opt_out values (?, 'harm')", person.accountId());
    }
}
