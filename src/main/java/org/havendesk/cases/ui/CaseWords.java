package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.cases.Action;
import org.havendesk.cases.CaseFile;
import org.havendesk.cases.CaseFile.Event;
import org.havendesk.cases.CaseFile.Receipt;
import org.havendesk.cases.QueueRow;
import org.havendesk.kit.Phrase;
import org.jspecify.annotations.Nullable;

/** Sentences about a case that more than one part of the page says. */
final class CaseWords {
    private CaseWords() {}

    /** The words of {@code key}; {@code otherwise} where the bundle has none. */
    static String orElse(Component part, String key, String otherwise) {
        return Phrase.find(part, key).orElse(otherwise);
    }

    /** The words of {@code key} with facts in them; those of another key where the bundle has none. */
    static String orElse(Component part, String key, List<String> facts, String otherwise) {
        String words = part.getTranslation(key, facts.toArray());
        return words.startsWith("!") ? part.getTranslation(otherwise) : words;
    }

    static String category(Component part, String key) {
        return QueueWords.category(part, key);
    }

    /** The subject as running text names it: the alias without its code, or the room. */
    static String subject(Component part, QueueRow row) {
        if (row.alias() != null) {
            return row.alias().words();
        }
        return row.roomName() == null ? part.getTranslation("case.room.unknown") : row.roomName();
    }

    /** What a decision of these actions does, as one sentence; {@code when} is "preview", "sending" or "decided". */
    static String effect(Component part, String when, Collection<Action> actions, CaseFile file) {
        return effect(part, when, actions, file, "");
    }

    /** The same with how long a restriction lasts, as {@link #lasting} says it. */
    static String effect(Component part, String when, Collection<Action> actions, CaseFile file, String lasting) {
        List<String> keys = actions.stream().sorted().map(Action::key).toList();
        int messages = new CaseReports(file.reports()).messages().size();
        return part.getTranslation(
                "case." + when + "." + String.join("-", keys), subject(part, file.row()), messages, lasting);
    }

    /** {@code 24 hours}, {@code 3 days}, {@code until it is lifted}. */
    static String length(Component part, @Nullable Duration lasts) {
        if (lasts == null) {
            return part.getTranslation("case.length.lifted");
        }
        boolean days = lasts.toDays() > 1 && lasts.equals(Duration.ofDays(lasts.toDays()));
        return days
                ? part.getTranslation("case.length.days", lasts.toDays())
                : part.getTranslation("case.length.hours", lasts.toHours());
    }

    /** The same within a sentence: {@code for 24 hours}. */
    static String lasting(Component part, @Nullable Duration lasts) {
        String length = length(part, lasts);
        return lasts == null ? length : part.getTranslation("case.length.for", length);
    }

    /** What the actions are called, in one line. */
    static String actions(Component part, Collection<Action> actions) {
        List<String> names = new ArrayList<>();
        actions.stream().sorted().forEach(action -> names.add(part.getTranslation("action." + action.key())));
        return String.join(", ", names);
    }

    /** The outcome of a decision as the case keeps it: the keys of its actions. */
    static String outcome(Component part, String outcome) {
        return Stream.of(outcome.split("\\+"))
                .map(action -> orElse(part, "action." + action, action))
                .collect(Collectors.joining(", "));
    }

    static String event(Component part, Event event) {
        Optional<Receipt> receipt = receiptIn(event);
        if (receipt.isPresent()) {
            return receipt(part, receipt.get());
        }
        String what = orElse(part, "case.event." + event.what(), "");
        if (what.isEmpty()) {
            return part.getTranslation("case.event.other");
        }
        return event.detail() == null ? what : what + ": " + detail(part, event.detail());
    }

    /** What became of an effect, where the event tells that; its reason is then one of the receipt, not of a person. */
    static Optional<Receipt> receiptIn(Event event) {
        String[] parts = event.detail() == null ? new String[0] : event.detail().split(":", 2);
        return event.what().equals("effect") && parts.length == 2
                ? Optional.of(new Receipt(parts[0], parts[1], event.reason(), event.at()))
                : Optional.empty();
    }

    /** Who did it: a person's name, or what a rule of the console is called. */
    static String who(Component part, String who) {
        return orElse(part, "case.actor." + who, who);
    }

    private static String detail(Component part, String key) {
        String tierOrPath = orElse(part, "tier." + key, orElse(part, "path." + key, ""));
        if (!tierOrPath.isEmpty()) {
            return tierOrPath;
        }
        String approval = orElse(part, "approval.kind." + key, "");
        if (!approval.isEmpty()) {
            return approval;
        }
        boolean actions = Stream.of(key.split("\\+")).allMatch(each -> Stream.of(Action.values())
                .anyMatch(action -> action.key().equals(each)));
        return actions ? outcome(part, key) : category(part, key);
    }

    static String receipt(Component part, Receipt receipt) {
        if (receipt.kind().equals("outcome")) {
            return part.getTranslation("case.receipt.outcome." + receipt.state(), receipt.times(), why(part, receipt))
                    .strip();
        }
        String what = orElse(part, "case.receipt.kind." + receipt.kind(), List.of(), "case.receipt.kind.other");
        boolean triedAgain = receipt.state().equals("planned") && receipt.why() != null;
        String became = triedAgain
                ? part.getTranslation("platform.receipt.again", why(part, receipt))
                : orElse(part, "case.receipt." + receipt.state(), List.of(why(part, receipt)), "case.event.other");
        return what + ": " + became.strip();
    }

    /** A code has its words in the bundle; other words are the chat's own. */
    private static String why(Component part, Receipt receipt) {
        return receipt.why() == null ? "" : orElse(part, "case.receipt.why." + receipt.why(), receipt.why());
    }
}
