package org.havendesk.care.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.care.Protocol;
import org.havendesk.care.Protocol.Choice;
import org.havendesk.care.Protocol.Question;
import org.havendesk.care.Protocol.Step;
import org.havendesk.care.Protocol.StepKind;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** A protocol in somebody's hands: every part can change but its key, by which answers know it. Knows no components. */
final class ProtocolDraft {

    static final class StepDraft {
        final String key;
        String name = "";
        String hint = "";
        boolean required = true;
        StepKind kind = StepKind.TEXT;
        final List<QuestionDraft> questions = new ArrayList<>();

        private StepDraft(String key) {
            this.key = key;
        }

        QuestionDraft addQuestion() {
            var question = new QuestionDraft(
                    free("question", questions.stream().map(q -> q.key).collect(Collectors.toSet())));
            questions.add(question);
            return question;
        }

        private Step step() {
            List<Question> asked = kind == StepKind.QUESTIONS
                    ? questions.stream().map(QuestionDraft::question).toList()
                    : List.of();
            return new Step(key, name.strip(), hint, required, kind, asked);
        }
    }

    static final class QuestionDraft {
        final String key;
        String name = "";
        final List<ChoiceDraft> choices = new ArrayList<>();

        private QuestionDraft(String key) {
            this.key = key;
        }

        ChoiceDraft addChoice() {
            var choice = new ChoiceDraft(
                    free("choice", choices.stream().map(c -> c.key).collect(Collectors.toSet())));
            choices.add(choice);
            return choice;
        }

        private Question question() {
            return new Question(
                    key, name.strip(), choices.stream().map(ChoiceDraft::choice).toList());
        }
    }

    static final class ChoiceDraft {
        final String key;
        String name = "";

        @Nullable
        Tier tier;

        private ChoiceDraft(String key) {
            this.key = key;
        }

        private Choice choice() {
            return new Choice(key, name.strip(), tier);
        }
    }

    final List<StepDraft> steps = new ArrayList<>();

    ProtocolDraft(Protocol protocol) {
        protocol.steps().forEach(step -> steps.add(draft(step)));
    }

    StepDraft addStep() {
        var step = new StepDraft(free("step", steps.stream().map(s -> s.key).collect(Collectors.toSet())));
        steps.add(step);
        return step;
    }

    /** Moves a step by one place; nothing happens at either end. */
    void move(StepDraft step, int by) {
        int from = steps.indexOf(step);
        int to = from + by;
        if (to >= 0 && to < steps.size()) {
            Collections.swap(steps, from, to);
        }
    }

    /** The protocol as it stands; {@code IllegalArgumentException} with a sentence where it makes no sense. */
    Protocol protocol() {
        return new Protocol(steps.stream().map(StepDraft::step).toList());
    }

    private static StepDraft draft(Step step) {
        var draft = new StepDraft(step.key());
        draft.name = step.name();
        draft.hint = step.hint() == null ? "" : step.hint();
        draft.required = step.required();
        draft.kind = step.kind();
        step.questions().forEach(question -> draft.questions.add(draft(question)));
        return draft;
    }

    private static QuestionDraft draft(Question question) {
        var draft = new QuestionDraft(question.key());
        draft.name = question.name();
        for (Choice choice : question.choices()) {
            var kept = new ChoiceDraft(choice.key());
            kept.name = choice.name();
            kept.tier = choice.tier();
            draft.choices.add(kept);
        }
        return draft;
    }

    /** A key that is not taken. */
    private static String free(String word, Set<String> taken) {
        for (int number = taken.size() + 1; ; number++) {
            String key = "%s_%d".formatted(word, number).toLowerCase(Locale.ROOT);
            if (!taken.contains(key)) {
                return key;
            }
        }
    }
}
