package org.havendesk.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.havendesk.care.Protocol.Choice;
import org.havendesk.care.Protocol.Question;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.care.SafetyPlan.Section;
import org.havendesk.db.TestDatabases;
import org.havendesk.settings.Change;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private static final Choice YES = new Choice("yes", "Yes", null);
    private static final Choice NO = new Choice("no", "No", Tier.IMMEDIATE);
    private static final Question SAFE = new Question("safe", "Feels safe?", List.of(YES, NO));

    @Test
    void theFirstProtocolGuidesFromAssessToDebrief() {
        try (var databases = TestDatabases.fresh()) {
            var protocol = new Settings(databases.desk()).newest(Protocol.KIND).value();
            assertThat(protocol.steps())
                    .extracting(Step::key)
                    .containsExactly("assess", "respond", "resources", "hand_over", "document", "follow_up", "debrief");
            assertThat(protocol.steps()).allMatch(Step::required);
            assertThat(protocol.step("assess").orElseThrow().questions())
                    .extracting(Question::name)
                    .contains("Feels safe right now?", "Somebody nearby?", "Has reached out before?");
            assertThat(Protocol.KIND.read().apply(Protocol.KIND.write().apply(protocol)))
                    .isEqualTo(protocol);
        }
    }

    @Test
    void theTierFollowsTheHighestItemAndNothingIsAddedUp() {
        assertThat(Protocol.highest(Stream.of(Tier.URGENT, Tier.IMMEDIATE, Tier.SOON)))
                .contains(Tier.IMMEDIATE);
        assertThat(Protocol.highest(Stream.of(Tier.URGENT, Tier.URGENT, Tier.URGENT)))
                .contains(Tier.URGENT);
        assertThat(Protocol.highest(Stream.empty())).isEmpty();
        assertThat(SAFE.tier("no")).contains(Tier.IMMEDIATE);
        assertThat(SAFE.tier("yes")).isEmpty();
    }

    @Test
    void aQuestionIsAnsweredWithItsChoicesOrInOwnWords() {
        assertThat(SAFE.allows("yes")).isTrue();
        assertThat(SAFE.allows("perhaps")).isFalse();
        assertThat(new Question("who", "Who is there?", List.of()).allows("a friend"))
                .isTrue();
        assertThat(new Question("who", "Who is there?", List.of()).allows(" ")).isFalse();
        assertThat(SAFE.words("no")).isEqualTo("No");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        assertThatThrownBy(() -> new Protocol(List.of())).hasMessageContaining("at least one step");
        assertThatThrownBy(() -> step("assess", StepKind.QUESTIONS))
                .hasMessageContaining("asks questions, but has none");
        assertThatThrownBy(() -> step("note", StepKind.TEXT, SAFE)).hasMessageContaining("has questions, but");
        assertThatThrownBy(() -> new Protocol(List.of(step("a", StepKind.TEXT), step("a", StepKind.DEBRIEF))))
                .hasMessageContaining("the step a stands twice");
        assertThatThrownBy(() -> step("assess", StepKind.QUESTIONS, SAFE, SAFE))
                .hasMessageContaining("safe stands twice");
        assertThatThrownBy(() -> new Question("safe", "Feels safe?", List.of(YES)))
                .hasMessageContaining("one choice only");
    }

    @Test
    void aChangeSaysWhereItIs() {
        var before = new Protocol(List.of(step("assess", StepKind.QUESTIONS, SAFE)));
        var after = new Protocol(List.of(step(
                "assess",
                StepKind.QUESTIONS,
                new Question("safe", "Feels safe right now?", List.of(YES, new Choice("no", "No", Tier.URGENT))))));
        assertThat(Settings.changes(Protocol.KIND, before, after))
                .containsExactlyInAnyOrder(
                        new Change(
                                List.of("steps", "assess", "questions", "Feels safe right now?", "name"),
                                "Feels safe?",
                                "Feels safe right now?"),
                        new Change(
                                List.of(
                                        "steps",
                                        "assess",
                                        "questions",
                                        "Feels safe right now?",
                                        "choices",
                                        "No",
                                        "tier"),
                                "immediate",
                                "urgent"));
    }

    @Test
    void aSafetyPlanIsItsFilledSections() {
        var plan = new SafetyPlan(Map.of(Section.WHAT_I_CAN_DO, " Walk ", Section.WARNING_SIGNS, "I stop eating"));
        assertThat(plan.words())
                .isEqualTo("How I notice that it gets hard:\nI stop eating\n\nWhat I can do by myself:\nWalk");
        assertThatThrownBy(() -> new SafetyPlan(Map.of(Section.WHAT_I_CAN_DO, " ")))
                .hasMessageContaining("at least one section");
    }

    private static Step step(String key, StepKind kind, Question... questions) {
        return new Step(key, key, null, true, kind, List.of(questions));
    }
}
