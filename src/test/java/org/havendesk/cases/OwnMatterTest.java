package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.havendesk.access.Person;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** Cases in which somebody takes part as a member do not exist for them as a moderator. */
class OwnMatterTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.supervisor("Mira Okafor");
    private final Person jonas = desk.moderator("Jonas Lindqvist");
    private long about;
    private long reportedByHer;
    private long besideHer;
    private long others;

    @BeforeEach
    void casesWithAndWithoutHer() {
        others = desk.caseAbout("robin", "worry");
        about = desk.caseAbout("heron", "abuse");
        desk.message("x1", "room-of-robin", "robin", Duration.ofMinutes(1), "word");
        desk.member("wren", "mossywren");
        desk.room("shed");
        desk.message("w1", "shed", "wren", Duration.ofMinutes(3), "words of wren");
        desk.report("w1", "heron", "spam", Duration.ofMinutes(1));
        desk.member("finch", "copperfinch");
        desk.room("circle");
        desk.message("h1", "circle", "heron", Duration.ofMinutes(3), "her own words");
        desk.message("f1", "circle", "finch", Duration.ofMinutes(2), "words");
        desk.report("f1", "somebody", "abuse", Duration.ofMinutes(1));
        desk.intake.drain();
        reportedByHer = desk.caseOf("wren");
        besideHer = desk.caseOf("finch");
    }

    @AfterEach
    void close() {
        assertThat(desk.verdict()).isInstanceOf(Verdict.Intact.class);
        desk.close();
    }

    @Test
    void whoNamedNobodySeesEverything() {
        assertThat(listed(mira)).containsExactlyInAnyOrder(others, about, reportedByHer, besideHer);
        assertThat(desk.queue.counts(QueueFilter.ALL, mira).all()).isEqualTo(4);
    }

    @Test
    void ownMattersAreNotListedCountedOfferedNorExported() throws Exception {
        name();
        assertThat(listed(mira)).containsExactly(others);
        assertThat(listed(jonas)).hasSize(4);
        var counts = desk.queue.counts(QueueFilter.ALL, mira);
        assertThat(counts.all()).isEqualTo(1);
        assertThat(counts.claimable()).isEqualTo(1);
        assertThat(counts.arrived()).isEqualTo(1);
        assertThat(desk.queue.rows(List.of(about, reportedByHer, besideHer, others), mira))
                .extracting(QueueRow::caseId)
                .containsExactly(others);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.queue.claimNext(QueueFilter.ALL, mira)).isInstanceOf(Outcome.Nothing.class);
        var out = new ByteArrayOutputStream();
        assertThat(desk.export.writeQueue(QueueFilter.ALL, mira, false, out)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\r\n" + others + ",");
    }

    @Test
    void everyActAndEveryReadIsRefused() {
        name();
        for (long caseId : List.of(about, reportedByHer, besideHer)) {
            assertThat(desk.cases.file(caseId, mira)).isEmpty();
            for (Outcome outcome : List.of(
                    desk.cases.claim(caseId, mira),
                    desk.cases.takeOver(caseId, "why", mira),
                    desk.cases.release(caseId, mira),
                    desk.cases.renew(caseId, mira),
                    desk.cases.escalate(caseId, "why", mira),
                    desk.cases.changeTier(caseId, Tier.ROUTINE, "why", mira),
                    desk.cases.changePath(caseId, CasePath.CARE, "why", mira),
                    desk.cases.reopen(caseId, "why", mira),
                    desk.cases.undo(caseId, 1, mira),
                    desk.cases.decide(TestDesk.request(caseId, 1, Action.NO_ACTION), mira))) {
                assertThat(outcome).isEqualTo(new Outcome.Refused("own_matter"));
            }
            assertDenied(() -> desk.reviews.open(caseId, null, mira));
            assertDenied(() -> desk.reviews.earlier(caseId, "f1", "why", mira));
            assertDenied(() -> desk.reviews.later(caseId, "f1", "why", mira));
            assertDenied(() -> desk.reviews.showWords(caseId, "f1", mira));
            assertDenied(() -> desk.reviews.showReasons(caseId, mira));
            assertDenied(() -> desk.reviews.reasonGiven(caseId, mira));
            assertDenied(() -> desk.reviews.replies(caseId, mira));
            assertDenied(() -> desk.reviews.beside(caseId, mira));
            assertDenied(() -> desk.reviews.showAnswers(caseId, mira));
        }
        assertThat(desk.cases.file(others, mira)).isPresent();
        assertThat(desk.cases.claim(about, jonas)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void earlierCasesOfASubjectLeaveOwnMattersOut() {
        desk.report("f1", "somebody", "worry", Duration.ofMinutes(1));
        desk.intake.drain();
        desk.databases
                .deskOwner()
                .execute("delete from desk.evidence e using desk.report r"
                        + " where r.report_id = e.report_id and r.category = 'worry' and e.member_id = 'heron'");
        long care = desk.caseOf("finch");
        assertThat(desk.cases.file(care, mira).orElseThrow().earlier()).hasSize(1);
        name();
        assertThat(desk.cases.file(care, mira).orElseThrow().earlier()).isEmpty();
        assertThat(desk.cases.file(care, jonas).orElseThrow().earlier()).hasSize(1);
    }

    @Test
    void namingOneselfGivesBackOnesOwnMattersAlone() {
        desk.cases.claim(about, mira);
        desk.cases.claim(others, mira);
        name();
        assertThat(desk.row(about, jonas).holder()).isNull();
        assertThat(desk.verbs(about)).endsWith("release");
        assertThat(desk.row(others, jonas).holder().accountId()).isEqualTo(mira.accountId());
    }

    @Test
    void theLedgerDoesNotSayWhichMemberItIs() {
        name();
        var entry = desk.desk.fetchSingle(
                "select object_id, reason, before::text, after::text from desk.ledger_entry where verb = 'own_member'");
        assertThat(entry.get("object_id")).isEqualTo(Long.toString(mira.accountId()));
        assertThat(entry.formatCSV()).doesNotContain("heron");
    }

    @Test
    void aMemberIsFoundByHandleOrIdAndBotsAndStrangersAreNot() {
        assertThat(desk.ownMember.handle(mira)).isEmpty();
        assertThat(desk.ownMember.set("@Heron-Handle ", mira)).isEqualTo(OwnMember.Named.DONE);
        assertThat(desk.ownMember.handle(mira)).contains("heron-handle");
        assertThat(desk.ownMember.set("finch", mira)).isEqualTo(OwnMember.Named.DONE);
        assertThat(desk.ownMember.handle(mira)).contains("copperfinch");
        desk.chat.execute(
                "insert into chat.member (member_id, handle, joined_at, is_bot) values ('b', 'bot', now(), true)");
        for (String wrong : List.of("", " ", "@", "nobody", "bot", "b")) {
            assertThat(desk.ownMember.set(wrong, mira)).as(wrong).isEqualTo(OwnMember.Named.UNKNOWN);
        }
        assertThat(desk.ownMember.set("finch", jonas)).isEqualTo(OwnMember.Named.TAKEN);
        assertThat(desk.ownMember.set("robin", jonas)).isEqualTo(OwnMember.Named.DONE);
    }

    @Test
    void aClaimThatMeetsTheNamingNeverStays() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 15; round++) {
                desk.databases.deskOwner().execute("update desk.account set member_id = null");
                var start = new CyclicBarrier(2);
                boolean next = round % 2 == 0;
                Callable<Object> claim = () -> {
                    start.await();
                    return next
                            ? desk.queue.claimNext(QueueFilter.ALL.withPath(CasePath.CONDUCT), mira)
                            : desk.cases.claim(about, mira);
                };
                Callable<Object> naming = () -> {
                    start.await();
                    return desk.ownMember.set("heron", mira);
                };
                var first = threads.submit(claim);
                var second = threads.submit(naming);
                first.get();
                assertThat(second.get()).isEqualTo(OwnMember.Named.DONE);
                assertThat(desk.row(about, jonas).holder()).isNull();
            }
        }
    }

    private void name() {
        assertThat(desk.ownMember.set("heron", mira)).isEqualTo(OwnMember.Named.DONE);
    }

    private List<Long> listed(Person reader) {
        return desk.queue.page(QueueFilter.ALL, null, reader).rows().stream()
                .map(QueueRow::caseId)
                .toList();
    }

    private static void assertDenied(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(AccessDeniedException.class);
    }
}
