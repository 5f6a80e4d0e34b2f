package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.havendesk.access.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a subject over all its cases, as one series. */
class SubjectsTest {
    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.moderator("Mira Okafor");
    private final Person priya = desk.supervisor("Priya Raman");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theSeriesGoesOverAllCasesOfTheSubjectNewestFirst() {
        long first = desk.caseAbout("finch", "spam");
        settled(first, priya, Action.REMOVE_MESSAGE, Action.WARN);
        desk.message("again", "room-of-finch", "finch", Duration.ofSeconds(40), "once more");
        desk.report("again", "robin", "spam", Duration.ofSeconds(20));
        desk.intake.drain();
        long second = desk.caseOf("finch");
        assertThat(second).isNotEqualTo(first);
        desk.notes.add(second, "a note", mira);
        desk.decide(second, mira, Action.NO_ACTION);

        List<SubjectStep> series = series(second, mira);
        assertThat(series).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
        assertThat(series.getLast()).isInstanceOf(SubjectStep.Joined.class);
        assertThat(only(SubjectStep.Noted.class, series)).singleElement().matches(n -> n.who()
                .equals("Mira Okafor"));
        var decided = only(SubjectStep.Decided.class, series);
        assertThat(decided).extracting(d -> d.of().caseId()).containsExactly(second, first);
        assertThat(decided.getFirst().by()).isEqualTo(new SubjectStep.By("Mira Okafor", false, true));
        assertThat(decided.getLast().by())
                .as("another case: the role")
                .isEqualTo(new SubjectStep.By(null, true, false));
        assertThat(decided.getLast().actions()).containsExactlyInAnyOrder(Action.REMOVE_MESSAGE, Action.WARN);
        var reported = only(SubjectStep.Reported.class, series);
        assertThat(reported).extracting(r -> r.of().here()).containsExactly(true, false);
    }

    @Test
    void whatWasTakenBackIsNoStepAndOtherSubjectsAreNotInIt() {
        long id = desk.caseAbout("finch", "spam");
        long other = desk.caseAbout("robin", "spam");
        desk.decide(other, mira, Action.WARN);
        desk.decide(id, mira, Action.WARN);
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        assertThat(only(SubjectStep.Decided.class, series(id, mira))).hasSize(1);
        desk.cases.undo(id, decision, mira);
        assertThat(only(SubjectStep.Decided.class, series(id, mira))).isEmpty();
    }

    @Test
    void measuresStrikesRepliesAndDisclosuresAreSteps() {
        long id = desk.caseAbout("finch", "spam");
        settled(id, mira, Action.WARN);
        var owner = desk.databases.deskOwner();
        long decision = desk.cases.file(id, mira).orElseThrow().lastDecision().decisionId();
        owner.execute(
                "insert into desk.strike (decision_id, member_id, expires_at) values (?, 'finch', now() + interval '90 days')"
                        + " on conflict do nothing",
                decision);
        owner.execute("""
                insert into desk.measure (decision_id, case_id, member_id, kind, begins_at, ends_at, lifted_at, lifted_by, cancelled_at)
                select %d, %d, 'finch', kind, now() - interval '3 hours', ends_at, lifted_at, lifted_by, cancelled_at
                from (values
                  ('mute', now() - interval '1 hour', null::timestamptz, null::bigint, null::timestamptz),
                  ('ban', null, now() - interval '2 hours', %d, null),
                  ('suspend', now() + interval '1 hour', null, null, null),
                  ('mute', now() - interval '1 hour', null, null, now())) as m (kind, ends_at, lifted_at, lifted_by, cancelled_at)
                """.formatted(decision, id, priya.accountId()));
        owner.execute(
                "insert into desk.reply (case_id, message_id, room_id, sent_at) values (?, 'm', 'r', now() - interval '30 minutes')",
                id);
        long approval = owner.fetchSingle(
                        "insert into desk.approval (case_id, case_version, kind, request, reason, asked_by, answer_by, state)"
                                + " values (?, 1, 'disclosure', '{}', 'in danger', ?, now(), 'glass_broken') returning approval_id",
                        id,
                        mira.accountId())
                .get(0, Long.class);
        owner.execute(
                "insert into desk.disclosure (approval_id, case_id, recipient, affiliation, discloser, disclosed_at, nature)"
                        + " values (?, ?, 'dispatcher', '112', ?, now() - interval '10 minutes', 'overdose')",
                approval,
                id,
                mira.accountId());

        var series = series(id, mira);
        var decided = only(SubjectStep.Decided.class, series).getFirst();
        assertThat(decided.strike()).isTrue();
        assertThat(decided.until()).isNotNull();
        var over = only(SubjectStep.MeasureOver.class, series);
        assertThat(over).extracting(SubjectStep.MeasureOver::kind).containsExactly("mute", "ban");
        assertThat(over.getFirst().by()).as("by itself").isNull();
        assertThat(over.getLast().by().name()).isEqualTo("Priya Raman");
        assertThat(only(SubjectStep.WroteBack.class, series)).hasSize(1);
        assertThat(only(SubjectStep.Disclosed.class, series)).singleElement().matches(d -> d.by().you());
    }

    private void settled(long id, Person person, Action first, Action... more) {
        desk.reviews.open(id, null, person);
        desk.decide(id, person, first, more);
        desk.pass(Duration.ofSeconds(11));
        desk.decisions.settleDue();
    }

    private List<SubjectStep> series(long caseId, Person reader) {
        return desk.cases.file(caseId, reader).orElseThrow().series();
    }

    private static <T extends SubjectStep> List<T> only(Class<T> kind, List<SubjectStep> series) {
        return series.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
