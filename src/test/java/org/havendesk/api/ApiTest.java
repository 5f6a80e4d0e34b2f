package org.havendesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.api.ApiDesk.checkIn;
import static org.havendesk.api.ApiDesk.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.havendesk.api.ApiDesk.Answer;
import org.havendesk.cases.QueueRow;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What sources send over real HTTP: taken once, or refused with one clear word. */
class ApiTest {
    private static ApiDesk api;

    private Secrets source;

    @BeforeAll
    static void start() {
        api = new ApiDesk();
    }

    @AfterAll
    static void stop() {
        assertThat(api.desk.verdict()).isInstanceOf(Verdict.Intact.class);
        api.close();
    }

    @BeforeEach
    void anEmptyDesk() {
        api.owner.execute(
                "truncate desk.received_report, desk.received_check_in, desk.quarantine, desk.report, desk.cases cascade");
        api.desk.chat.execute("truncate chat.report");
        source = api.source(Scope.REPORTS, Scope.CHECK_INS);
    }

    @Test
    void aReportIsTakenAndGoesTheWayOfThoseInTheChatStore() {
        Answer answer = api.reports(source, "one", report("r1", ", \"reporter\": \"robin\", \"reason\": \"it hurts\""))
                .send();
        assertThat(answer.kind()).isEqualTo("202");
        assertThat(answer.json().get("id").asString()).isEqualTo("r1");
        assertThat(answer.json().has("ignored")).isFalse();
        assertThat(api.desk.intake.drain()).isEqualTo(1);
        assertThat(api.desk.intake.drain()).isZero();
        QueueRow row = api.desk.row(api.desk.caseOf("finch"), api.mira);
        assertThat(row.tier()).isEqualTo(Tier.URGENT);
        assertThat(row.reporters()).isEqualTo(1);
        assertThat(api.owner.fetchValue("select body from desk.evidence where position = 0"))
                .isEqualTo("first words");
        assertThat(api.desk.verbs(row.caseId())).containsExactly("open", "report");
        assertThat(health().reports()).isEqualTo(1);
        assertThat(health().lastReportAt()).isNotNull();
    }

    @Test
    void aSecondReportFoldsIntoTheCaseOfOneFromTheChatStore() {
        api.desk.report("m1", "robin", "abuse", java.time.Duration.ofMinutes(2));
        api.reports(source, "one", report("r1", "")).send();
        api.desk.intake.drain();
        assertThat(api.count("cases")).isEqualTo(1);
        assertThat(api.owner.fetchValue("select reports from desk.cases")).isEqualTo(2);
    }

    @Test
    void aCheckInAtItsAlertLineOpensACareCaseAndOneBelowItIsKept() {
        assertThat(api.checkIns(source, "one", checkIn("c1", "[1, 0, 0, 0, 0, 0, 0, 0, 3]"))
                        .send()
                        .kind())
                .isEqualTo("202");
        assertThat(api.checkIns(source, "two", checkIn("c2", "{\"9\": 0}"))
                        .send()
                        .kind())
                .isEqualTo("202");
        assertThat(api.desk.intake.drain()).isEqualTo(2);
        QueueRow row = api.desk.row(api.desk.caseOf("finch"), api.mira);
        assertThat(row.path()).isEqualTo(CasePath.CARE);
        assertThat(row.tier()).isEqualTo(Tier.IMMEDIATE);
        assertThat(api.count("cases")).isEqualTo(1);
        assertThat(api.owner.fetchValue("select items ->> '9' from desk.received_check_in order by seq limit 1"))
                .isEqualTo("3");
        assertThat(api.count("received_check_in")).isEqualTo(2);
        assertThat(health().checkIns()).isEqualTo(2);
    }

    @Test
    void theSameAgainHasTheSameAnswerAndNoSecondEffect() {
        String body = report("r1", "");
        Answer first = api.reports(source, "one", body).send();
        Answer second = api.reports(source, "one", body).later(1).send();
        Answer underAnotherKey = api.reports(source, "two", body).later(2).send();
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(underAnotherKey.response().body()).isEqualTo(first.response().body());
        api.desk.intake.drain();
        assertThat(api.reports(source, "one", body).later(3).send().response().body())
                .isEqualTo(first.response().body());
        assertThat(api.desk.intake.drain()).isZero();
        assertThat(api.count("report")).isEqualTo(1);
        assertThat(health().reports()).isEqualTo(1);
    }

    @Test
    void sixteenAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        String body = report("r1", "");
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ApiDesk.Try one =
                    api.reports(source, "one", body).later(i); // its time is its own: a signature is good once
            tries.add(one::send);
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : threads.invokeAll(tries)) {
                answers.add(future.get());
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer.kind()).isEqualTo("202"));
            assertThat(answers.stream().map(answer -> answer.response().body()).distinct())
                    .hasSize(1);
        }
        api.desk.intake.drain();
        assertThat(api.count("received_report")).isEqualTo(1);
        assertThat(api.count("report")).isEqualTo(1);
        assertThat(health().reports()).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyOrIdIsRefused() {
        String body = report("r1", "");
        api.reports(source, "one", body).send();
        assertThat(api.reports(source, "one", report("r2", "")).later(1).send().kind())
                .isEqualTo("409 key-used");
        assertThat(api.reports(source, "two", report("r1", ", \"reason\": \"x\""))
                        .send()
                        .kind())
                .isEqualTo("409 id-used");
        Secrets other = api.source(Scope.REPORTS);
        assertThat(api.reports(other, "one", report("r1", ", \"reason\": \"x\""))
                        .send()
                        .kind())
                .as("another source has its own keys and ids")
                .isEqualTo("202");
        assertThat(api.count("received_report")).isEqualTo(2);
    }

    @Test
    void aReplayedSignatureIsRefusedAndOnlyThat() {
        var first = api.reports(source, "one", report("r1", ""));
        assertThat(first.send().kind()).isEqualTo("202");
        assertThat(first.send().kind()).isEqualTo("409 signature-used");
        assertThat(first.later(1).send().kind()).isEqualTo("202");
        assertThat(api.count("received_report")).isEqualTo(1);
    }

    @Test
    void whoIsNotKnownHearsTheSameWhateverIsWrong() {
        Secrets revoked = api.source(Scope.REPORTS);
        api.sources.revoke(id(revoked), "moved away", api.tomas);
        var right = api.reports(source, "one", report("r1", ""));
        List<Answer> answers = List.of(
                api.reports(Secrets.fresh(), "one", report("r1", "")).send(),
                api.reports(revoked, "one", report("r1", "")).send(),
                api.reports(new Secrets(source.token(), Secrets.fresh().signingSecret()), "one", report("r1", ""))
                        .send(),
                api.answer(right.request().setHeader("webhook-id", "two")),
                api.answer(right.request().setHeader("webhook-timestamp", "1700000000")),
                api.answer(right.request().POST(BodyPublishers.ofString("{}"))),
                api.answer(right.request().setHeader("Authorization", "Basic dG9tYXM6eA==")),
                api.answer(right.request().setHeader("Authorization", "Bearer ")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
        assertThat(answers.stream().map(answer -> answer.response().body().replaceAll("request:[0-9a-f]+", "")))
                .containsOnly(answers.getFirst().response().body().replaceAll("request:[0-9a-f]+", ""));
        assertThat(api.count("received_report")).isZero();
        assertThat(health().refused()).isEqualTo(4);
        assertThat(health().lastRefusal()).isEqualTo("not-known");
        assertThat(api.sources.strangers().refused()).isGreaterThanOrEqualTo(4);
        assertThat(right.send().kind()).isEqualTo("202");
    }

    @Test
    void aTokenWithoutTheScopeIsTold() {
        Secrets narrow = api.source(Scope.CHECK_INS);
        Answer answer = api.reports(narrow, "one", report("r1", "")).send();
        assertThat(answer.kind()).isEqualTo("403 scope");
        assertThat(answer.json().get("detail").asString()).contains("reports");
        assertThat(api.checkIns(narrow, "two", checkIn("c1", "[0]")).send().kind())
                .isEqualTo("202");
    }

    @ParameterizedTest
    @CsvSource({"-320, 401 clock", "320, 401 clock", "-280, 202", "280, 202"})
    void aClockMayBeOffByFiveMinutes(long seconds, String kind) {
        Answer answer =
                api.reports(source, "one", report("r1", "")).later(seconds).send();
        assertThat(answer.kind()).isEqualTo(kind);
        if (seconds == -320) {
            assertThat(answer.json().get("detail").asString()).containsPattern("3[12]\\d s behind");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook-id|a.b",
                "webhook-id|a b",
                "webhook-timestamp|now",
                "webhook-timestamp|-5",
                "webhook-timestamp|99999999999999999999",
                "webhook-signature|v2,abc",
                "webhook-signature|v1a"
            })
    void aHeaderOfAnotherFormIsRefusedAndNamed(String header, String value) {
        Answer answer = api.answer(
                api.reports(source, "one", report("r1", "")).request().setHeader(header, value));
        assertThat(answer.kind()).isEqualTo("400 headers");
        assertThat(answer.json().get("detail").asString()).startsWith(header);
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        var right = api.reports(source, "one", report("r1", ""));
        HttpRequest.Builder request = right.request();
        String signature =
                request.build().headers().firstValue("webhook-signature").orElseThrow();
        assertThat(api.answer(request.setHeader("webhook-signature", "v1,bm8= v1a,no " + signature))
                        .kind())
                .isEqualTo("202");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"words\"",
                "{\"id\": \"a\", \"id\": \"b\"}",
                "{} {}",
                "{\"id\": \"a\u0001\"}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(api.reports(source, "one", body).send().kind()).isEqualTo("400 not-json");
    }

    @Test
    void bytesThatAreNoCharactersAreRefused() {
        byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
        var attempt = api.reports(source, "one", "");
        Answer answer = api.answer(attempt.request()
                .setHeader("webhook-signature", attempt.signature(bytes))
                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.kind()).isEqualTo("400 not-json");
        assertThat(answer.json().get("detail").asString()).contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|id||is missing",
                "{\"id\": 7}|id|7|has to be text",
                "{\"id\": \" \"}|id| |is empty",
                "{\"created_at\": \"yesterday\"}|created_at|yesterday|has to be an ISO 8601 time with a zone, like 2026-03-01T18:30:00Z",
                "{\"created_at\": \"2026-03-01T18:30:00\"}|created_at|2026-03-01T18:30:00|has to be an ISO 8601 time with a zone, like 2026-03-01T18:30:00Z",
                "{\"created_at\": \"2999-01-01T00:00:00Z\"}|created_at|2999-01-01T00:00:00Z|is in the future",
                "{\"created_at\": \"1999-12-31T23:59:59Z\"}|created_at|1999-12-31T23:59:59Z|is before the year 2000",
                "{\"category\": \"a\\u0000b\"}|category|a\u0000b|holds a NUL character",
                "{\"reason\": \"a\\ud800b\"}|reason||holds half a character",
                "{\"reason\": {\"a\": 1}}|reason||has to be text",
                "{\"id\": \"a\"}|message||is missing: one of message, member, room is needed"
            })
    void aWrongFieldIsNamedWithItsValueButNoWordsOfAnybody(String body, String field, String value, String problem) {
        Answer answer = api.reports(source, "one", body).send();
        assertThat(answer.kind()).isEqualTo("422 invalid");
        assertThat(answer.json().get("errors").valueStream())
                .filteredOn(error -> error.get("field").asString().equals(field))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.get("problem").asString()).isEqualTo(problem);
                    assertThat(
                                    error.get("value").isNull()
                                            ? ""
                                            : error.get("value").asString().strip())
                            .isEqualTo(value == null ? "" : value);
                });
        assertThat(health().lastRefusal()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"phase\": \"late\"}'|phase|has to be one of before, after, periodic",
                "'{\"items\": \"low\"}'|items|has to be a list of numbers, or numbers by item number",
                "'{\"items\": []}'|items|has to have 1 to 200 items",
                "'{\"items\": {\"nine\": 3}}'|items|has a key that is not an item number",
                "'{\"items\": [1, \"much\"]}'|items|item 2 has to be a number",
                "'{\"items\": [1e999999999]}'|items|item 1 may have at most 30 digits",
                "'{\"score\": \"7\"}'|score|has to be a number",
                "'{\"id\": \"a\"}'|items|is missing: one of items, score is needed"
            })
    void wrongAnswersOfCheckInsAreNotRepeated(String body, String field, String problem) {
        Answer answer = api.checkIns(source, "one", body).send();
        assertThat(answer.kind()).isEqualTo("422 invalid");
        assertThat(answer.json().get("errors").valueStream())
                .filteredOn(error -> error.get("field").asString().equals(field))
                .singleElement()
                .satisfies(error -> assertThat(error.get("problem").asString()).isEqualTo(problem));
        assertThat(answer.response().body()).doesNotContain("low", "much", "1e999999999");
    }

    @Test
    void aKeyMayBeUsedAgainAfterARefusal() {
        assertThat(api.reports(source, "one", "{}").send().kind()).isEqualTo("422 invalid");
        assertThat(api.reports(source, "one", report("r1", "")).send().kind()).isEqualTo("202");
    }

    @Test
    void whatTheLengthsAllowIsTakenAndOneMoreIsNot() {
        String longest = ", \"reason\": \"" + "ü".repeat(4000) + "\", \"text\": \"" + "🙂".repeat(10_000) + "\"";
        assertThat(api.reports(source, "one", report("r1", longest)).send().kind())
                .isEqualTo("202");
        assertThat(api.reports(source, "two", report("r2", ", \"reason\": \"" + "ü".repeat(4001) + "\""))
                        .send()
                        .json()
                        .at("/errors/0/problem")
                        .asString())
                .isEqualTo("may have at most 4000 characters");
        String id = "i".repeat(255);
        assertThat(api.reports(source, "x".repeat(100), report(id, "")).send().kind())
                .isEqualTo("202");
        assertThat(api.reports(source, "three", report(id + "i", "")).send().kind())
                .isEqualTo("422 invalid");
    }

    @Test
    void keysThatNobodyReadsAreIgnoredAndNamed() {
        Answer answer = api.reports(source, "one", report("r1", ", \"ip\": \"192.0.2.1\", \"Reason\": null"))
                .send();
        assertThat(answer.kind()).isEqualTo("202");
        assertThat(answer.json().get("ignored").valueStream().map(name -> name.asString()))
                .containsExactly("ip", "Reason");
        assertThat(answer.response().body()).doesNotContain("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({"member, nobody", "room, nowhere"})
    void whomTheChatDoesNotKnowIsNamed(String field, String value) {
        Answer answer = api.reports(source, "one", report("r1", ", \"" + field + "\": \"" + value + "\""))
                .send();
        assertThat(answer.kind()).isEqualTo("422 invalid");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/value").asString()).isEqualTo(value);
        assertThat(answer.json().at("/errors/0/problem").asString()).isEqualTo("is not in the chat");
    }

    @Test
    void aMessageThatTheChatDoesNotHaveNeedsAMemberOrARoom() {
        String body = report("r1", "").replace("m1", "m99");
        assertThat(api.reports(source, "one", body)
                        .send()
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("message");
        String more = report("r1", ", \"member\": \"finch\", \"text\": \"what was said\"")
                .replace("m1", "m99")
                .replace("abuse", "spam");
        assertThat(api.reports(source, "one", more).send().kind()).isEqualTo("202");
        api.desk.intake.drain();
        var line = api.desk
                .cases
                .file(api.desk.caseOf("finch"), api.mira)
                .orElseThrow()
                .reports()
                .getFirst();
        assertThat(line.quoted()).isEqualTo("what was said");
        assertThat(api.count("evidence")).isZero();
    }

    @Test
    void whatIsQuotedIsKeptOnlyWhereTheMessageCannotBeRead() {
        api.reports(source, "one", report("r1", ", \"text\": \"invented\"")).send();
        api.desk.chat.execute(
                "alter table chat.message alter column body drop not null"); // as where rooms are encrypted
        api.desk.chat.execute("update chat.message set body = null where message_id = 'm2'");
        api.reports(source, "two", report("r2", ", \"text\": \"as I read it\"").replace("m1", "m2"))
                .send();
        api.desk.intake.drain();
        api.desk.chat.execute("update chat.message set body = 'other words' where message_id = 'm2'");
        assertThat(api.owner.fetchValues("select coalesce(quoted, 'none') from desk.report order by report_id"))
                .isEqualTo(List.of("none", "as I read it"));
    }

    @Test
    void severeWordsThatAreQuotedWaitUntilSomebodyAsks() {
        String body = report("r1", ", \"member\": \"finch\", \"text\": \"@copperfinch said it\"")
                .replace("m1", "m99")
                .replace("abuse", "self_harm");
        api.reports(source, "one", body).send();
        api.desk.intake.drain();
        long caseId = api.desk.caseOf("finch");
        var line = api.desk.cases.file(caseId, api.mira).orElseThrow().reports().getFirst();
        assertThat(line.hidden()).isTrue();
        assertThat(line.quoted()).isNull();
        assertThat(api.desk.reviews.showReasons(caseId, api.mira).values())
                .singleElement()
                .satisfies(
                        words -> assertThat(words.quoted()).endsWith("said it").doesNotContain("copperfinch"));
    }

    @Test
    void whatCannotBeTakenInIsKeptAndShownAndTheRestGoesOn() {
        api.reports(source, "one", report("r1", ", \"member\": \"robin\"")).send();
        api.reports(source, "two", report("r2", "")).send();
        api.owner.execute("update desk.received_report set member_id = 'gone' where report_id like '%:r1'");
        api.checkIns(source, "three", checkIn("c1", "[0, 0, 0, 0, 0, 0, 0, 0, 1.5]"))
                .send();
        assertThat(api.desk.intake.drain()).isEqualTo(1);
        assertThat(health().stuck())
                .extracting(Source.Stuck::id, Source.Stuck::error)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("r1", "the member that it names is not in the chat store"),
                        org.assertj.core.groups.Tuple.tuple("c1", "the answer to item 9 is not a whole number"));
        assertThat(api.count("cases")).isEqualTo(1);
    }

    @Test
    void tooManyAreToldWhenToComeAgain() {
        api.owner.execute(
                "update desk.api_use set free_at = now() + interval '15 seconds' where source_id = ?", id(source));
        Answer answer = api.reports(source, "one", report("r1", "")).send();
        assertThat(answer.kind()).isEqualTo("429 too-many");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 4);
        assertThat(api.reports(api.source(Scope.REPORTS), "one", report("r1", ""))
                        .send()
                        .kind())
                .as("others are not concerned")
                .isEqualTo("202");
        api.owner.execute(
                "update desk.api_use set free_at = now() + interval '5 seconds' where source_id = ?", id(source));
        assertThat(api.reports(source, "one", report("r1", "")).later(1).send().kind())
                .isEqualTo("202");
        assertThat(health().lastRefusal()).isEqualTo("too-many");
    }

    @Test
    void asManyAsTheLimitSaysPassAtOnce() {
        api.desk.desk.transaction(
                tx -> { // its clock stands still
                    var requests = new Requests(tx.dsl());
                    for (int i = 0; i < Limits.BURST; i++) {
                        assertThat(requests.pause(id(source))).isEmpty();
                    }
                    assertThat(requests.pause(id(source))).contains(Limits.EACH);
                });
    }

    @Test
    void whatFailedInTheMiddleLeavesNothingAndCanBeSentAgainAsItIs() {
        api.owner.execute("""
                create function desk.fail() returns trigger language plpgsql as $$
                begin raise exception 'somebody''s own line' using errcode = '57P01'; end $$""");
        api.owner.execute("create trigger fail after insert on desk.received_report execute function desk.fail()");
        var attempt = api.reports(source, "one", report("r1", ""));
        Answer answer = attempt.send();
        api.owner.execute("drop function desk.fail cascade");
        assertThat(answer.kind()).isEqualTo("503 busy");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.response().body()).doesNotContain("own line", "SQL");
        assertThat(api.count("received_report")).isZero();
        assertThat(attempt.send().kind()).isEqualTo("202");
        assertThat(health().reports()).isEqualTo(1);
    }

    @Test
    void aSourceThatIsRevokedWhileItsRequestIsUnderWayIsNotTaken() {
        api.owner.execute("""
                create function desk.revoke() returns trigger language plpgsql as $$
                begin
                  update desk.api_source set revoked_at = now(), revoked_by = made_by, revoked_because = 'x' where source_id = new.source_id;
                  return new;
                end $$""");
        api.owner.execute("alter function desk.revoke() security definer");
        api.owner.execute(
                "create trigger revoke after insert on desk.received_report for each row execute function desk.revoke()");
        Answer answer = api.reports(source, "one", report("r1", "")).send();
        api.owner.execute("drop function desk.revoke cascade");
        assertThat(answer.kind()).isEqualTo("401 not-known");
        assertThat(api.count("received_report")).isZero();
    }

    @Test
    void theDeskKeepsNoTokenAndNoLogHoldsASecretOrWords() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        root.addAppender(lines);
        try {
            api.reports(source, "one", report("r1", ", \"reason\": \"secret-words\""))
                    .send();
            api.reports(source, "two", "{\"reason\": \"secret-words\"}").send();
            api.reports(source, "three", report("r9", ", \"member\": \"gone\", \"text\": \"secret-words\""))
                    .send();
            api.owner.execute(
                    "alter table desk.received_report add constraint no check (reason <> 'other secret-words') not valid");
            assertThat(api.reports(source, "four", report("r2", ", \"reason\": \"other secret-words\""))
                            .send()
                            .kind())
                    .isEqualTo("500 failed");
            api.desk.intake.drain();
        } finally {
            api.owner.execute("alter table desk.received_report drop constraint if exists no");
            root.detachAppender(lines);
        }
        assertThat(lines.list).isNotEmpty().allSatisfy(line -> assertThat(line.getFormattedMessage()
                        + (line.getThrowableProxy() == null
                                ? ""
                                : line.getThrowableProxy().getMessage()))
                .doesNotContain(source.token(), source.signingSecret(), "secret-words"));
        String kept =
                api.owner.fetch("select api_source::text from desk.api_source").format(Integer.MAX_VALUE)
                        + api.owner
                                .fetch("select ledger_entry::text from desk.ledger_entry")
                                .format(Integer.MAX_VALUE);
        assertThat(kept).doesNotContain(source.token(), source.signingSecret());
    }

    @Test
    void nothingIsRememberedForLongerThanItHasTo() {
        api.reports(source, "one", report("r1", "")).send();
        api.reports(source, "two", report("r2", "")).send();
        api.desk.intake.drain();
        api.owner.execute(
                "update desk.received_report set received_at = now() - interval '8 days' where report_id like '%:r1'");
        api.owner.execute("update desk.api_request set at = now() - interval '8 days' where key = 'one'");
        api.owner.execute("update desk.api_signature set at = now() - interval '16 minutes'");
        new Requests(api.desk.desk).forget();
        org.havendesk.intake.Inbox.forget(api.desk.desk);
        assertThat(api.count("received_report")).isEqualTo(1);
        assertThat(api.count("api_signature")).isZero();
        assertThat(api.owner.fetchValues("select key from desk.api_request where source_id = ?", id(source)))
                .isEqualTo(List.of("two"));
        assertThat(api.reports(source, "one", report("r1", "")).later(9).send().kind())
                .as("a report that is in a case is never taken a second time")
                .isEqualTo("409 id-used");
        assertThat(api.count("report")).isEqualTo(2);
    }

    private static long id(Secrets secrets) {
        return api.owner
                .fetchSingle(
                        "select source_id from desk.api_source where token_hash = ?", Secrets.hash(secrets.token()))
                .get(0, Long.class);
    }

    private Source health() {
        long sourceId = id(source);
        return api.sources.all().stream()
                .filter(each -> each.sourceId() == sourceId)
                .findFirst()
                .orElseThrow();
    }
}
