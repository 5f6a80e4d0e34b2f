package org.havendesk.care;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.havendesk.settings.Kind;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** The guided steps of a care case, in the order in which they are offered. */
public record Protocol(List<Step> steps) {
    public static final Kind<Protocol> KIND = Kind.of("protocol", Protocol.class);

    /** What a step asks somebody to do. */
    public enum StepKind {
        QUESTIONS,
        /** The first words to the member. */
        MESSAGE,
        /** Helplines and other places to turn to. */
        RESOURCES,
        HAND_OVER,
        /** Words for colleagues. */
        TEXT,
        FOLLOW_UP,
        /** A moment for the one who helped; what was said stays out of the file. */
        DEBRIEF;

        public String key() {
            return name().toLowerCase();
        }
    }

    /**
     * One step.
     *
     * @param key stays the same while the step is reworded: answers name it
     * @param hint one line on what to do
     * @param required whether the case can close only when it is answered
     * @param questions of a step of kind questions, else empty
     */
    public record Step(
            String key, String name, @Nullable String hint, boolean required, StepKind kind, List<Question> questions) {
        public Step {
            if (isBlank(key) || isBlank(name)) {
                throw new IllegalArgumentException("a step of the protocol needs a key and a name");
            }
            questions = questions == null ? List.of() : List.copyOf(questions);
            hint = isBlank(hint) ? null : hint.strip();
            if (kind == StepKind.QUESTIONS && questions.isEmpty()) {
                throw new IllegalArgumentException("the step " + name + " asks questions, but has none");
            }
            if (kind != StepKind.QUESTIONS && !questions.isEmpty()) {
                throw new IllegalArgumentException(
                        "the step " + name + " has questions, but is not a step that asks any");
            }
            once(questions, Question::key, "the question {0} stands twice in " + name);
        }

        public Optional<Question> question(String questionKey) {
            return questions.stream().filter(q -> q.key().equals(questionKey)).findFirst();
        }
    }

    /** A question to oneself about the member; without choices it is answered in own words. */
    public record Question(String key, String name, List<Choice> choices) {
        public Question {
            if (isBlank(key) || isBlank(name)) {
                throw new IllegalArgumentException("a question needs a key and its words");
            }
            choices = choices == null ? List.of() : List.copyOf(choices);
            if (choices.size() == 1) {
                throw new IllegalArgumentException(
                        "the question " + name + " has one choice only; it needs two, or none");
            }
            once(choices, Choice::key, "the choice {0} stands twice in " + name);
        }

        /** The words of an answer: those of the choice with this key, else the answer as it is. */
        public String words(String answer) {
            return choice(answer).map(Choice::name).orElse(answer);
        }

        /** The tier that an answer asks for. */
        public Optional<Tier> tier(String answer) {
            return choice(answer).map(Choice::tier);
        }

        /** Whether this can be answered like that. */
        public boolean allows(String answer) {
            return choices.isEmpty() ? !answer.isBlank() : choice(answer).isPresent();
        }

        private Optional<Choice> choice(String answer) {
            return choices.stream().filter(c -> c.key().equals(answer)).findFirst();
        }
    }

    /** @param tier how soon a case with this answer needs somebody; null: the answer says nothing about that */
    public record Choice(String key, String name, @Nullable Tier tier) {
        public Choice {
            if (isBlank(key) || isBlank(name)) {
                throw new IllegalArgumentException("a choice needs a key and its words");
            }
        }
    }

    public Protocol {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a protocol needs at least one step");
        }
        once(steps, Step::key, "the step {0} stands twice");
    }

    public Optional<Step> step(String key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** The steps of a kind, in order. */
    public Stream<Step> of(StepKind kind) {
        return steps.stream().filter(s -> s.kind() == kind);
    }

    /** The most pressing of some tiers: the highest item endorsed counts, items are never added up. */
    public static Optional<Tier> highest(Stream<Tier> tiers) {
        return tiers.min(Tier::compareTo);
    }

    private static <T> void once(List<T> parts, Function<T, String> key, String sentence) {
        Set<String> keys = new HashSet<>();
        for (T part : parts) {
            if (!keys.add(key.apply(part))) {
                throw new IllegalArgumentException(sentence.replace("{0}", key.apply(part)));
            }
        }
    }

    private static boolean isBlank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
