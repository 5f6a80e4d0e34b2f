package org.havendesk.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.havendesk.care.Protocol;
import org.havendesk.care.Protocol.Question;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.care.SafetyPlan;
import org.jspecify.annotations.Nullable;

/**
 * The protocol as it runs on one case.
 *
 * @param version of the protocol that the case keeps; of the newest while the case has none yet
 * @param handOver the open one, if any
 * @param followUp the open one, if any
 * @param plan the newest, if any
 */
public record CareRun(
        int version,
        List<StepRun> steps,
        @Nullable HandOver handOver,
        @Nullable FollowUp followUp,
        @Nullable PlanVersion plan) {

    /**
     * One step.
     *
     * @param answers by the keys of the questions; of a step without questions under the empty key
     * @param notNeeded why it is not needed; null where it is
     */
    public record StepRun(
            Step step,
            Map<String, Answer> answers,
            @Nullable Answer notNeeded) {
        /** The key of the answer of a step that has no questions. */
        public static final String WHOLE = "";

        public StepRun {
            answers = Map.copyOf(answers);
        }

        /** Every question has its answer, or the step is not needed. */
        public boolean isAnswered() {
            return notNeeded != null
                    || (step.kind() == StepKind.QUESTIONS
                            ? step.questions().stream().map(Question::key).allMatch(answers::containsKey)
                            : answers.containsKey(WHOLE));
        }

        /** The newest answer, which says when the step was done and by whom. */
        public Optional<Answer> last() {
            return notNeeded != null
                    ? Optional.of(notNeeded)
                    : answers.values().stream().max(java.util.Comparator.comparing(Answer::at));
        }
    }

    /**
     * @param words the key of a choice, own words, the key of the action that was the answer, or why it is not needed
     */
    public record Answer(String words, String who, Instant at) {}

    /** @param to the lead's name; null: any safeguarding lead */
    public record HandOver(
            @Nullable String to,
            String note,
            String by,
            Instant at,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    /** @param who the name of the person it is for; null: whoever takes the case */
    public record FollowUp(Instant dueAt, @Nullable String who, String what) {}

    public record PlanVersion(int version, SafetyPlan plan, String who, Instant at) {}

    public CareRun {
        steps = List.copyOf(steps);
    }

    public Optional<StepRun> step(String key) {
        return steps.stream().filter(s -> s.step().key().equals(key)).findFirst();
    }

    public Protocol protocol() {
        return new Protocol(steps.stream().map(StepRun::step).toList());
    }

    /** How many steps are answered. */
    public int answered() {
        return (int) steps.stream().filter(StepRun::isAnswered).count();
    }

    /** The required steps without an answer: the case cannot close before they have one. */
    public List<StepRun> open() {
        return steps.stream()
                .filter(s -> s.step().required() && !s.isAnswered())
                .toList();
    }

    /** Where to go on: the first step without an answer after this one, or before it; empty where all have one. */
    public Optional<StepRun> next(@Nullable String after) {
        List<String> keys = steps.stream().map(s -> s.step().key()).toList();
        int from = keys.indexOf(after) + 1;
        return java.util.stream.Stream.concat(steps.subList(from, steps.size()).stream(), steps.stream())
                .filter(s -> !s.isAnswered())
                .findFirst();
    }
}
