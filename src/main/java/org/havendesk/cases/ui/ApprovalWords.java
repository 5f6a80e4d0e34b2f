package org.havendesk.cases.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.havendesk.cases.Action;
import org.havendesk.cases.Approval;
import org.havendesk.cases.DecisionRequest;
import org.havendesk.cases.Proposal;
import org.havendesk.shift.OnShift;

/** Sentences about what is asked of a second person. */
final class ApprovalWords {
    private ApprovalWords() {}

    /** What is proposed, within a sentence: "suspend for 14 days and remove the message". */
    static String what(Component part, Approval approval) {
        return switch (approval.proposal()) {
            case Proposal.Decide decide -> list(part, parts(part, decide.request()));
            case Proposal.Lower lower ->
                part.getTranslation(
                        "approval.do.lower",
                        part.getTranslation("tier." + lower.tier().key()));
            case Proposal.Reveal reveal -> part.getTranslation("approval.do.reveal");
            case Proposal.Disclose disclose -> part.getTranslation("approval.do.disclosure");
        };
    }

    /** The same as the begin of a sentence. */
    static String title(Component part, Approval approval) {
        String what = what(part, approval);
        return what.substring(0, 1).toUpperCase() + what.substring(1);
    }

    /** "14 days", "1 hour". */
    static String lasting(Component part, Duration time) {
        return time.toHours() % 24 == 0
                ? part.getTranslation("approval.days", time.toDays())
                : part.getTranslation("approval.hours", time.toHours());
    }

    /** "Priya Raman or Ana Duarte", by name; empty where nobody is there. */
    static String anyOf(Component part, List<OnShift> people) {
        return people.stream()
                .map(OnShift::name)
                .reduce((before, name) -> part.getTranslation("approval.or", before, name))
                .orElse("");
    }

    /** What stands in the way of one person alone: the last of the restriction first, as people say it. */
    private static List<String> parts(Component part, DecisionRequest request) {
        return request.actions().stream()
                .sorted(Comparator.comparing((Action action) -> !action.restricts())
                        .thenComparing(Comparator.naturalOrder()))
                .map(action -> part(part, action, request))
                .toList();
    }

    private static String part(Component part, Action action, DecisionRequest request) {
        String key = "approval.do." + action.key();
        return request.lasts() == null || !action.restricts()
                ? CaseWords.orElse(part, key, CaseWords.actions(part, List.of(action)))
                : part.getTranslation(key + ".for", lasting(part, request.lasts()));
    }

    private static String list(Component part, List<String> parts) {
        return parts.stream()
                .reduce((before, next) -> part.getTranslation("approval.and", before, next))
                .orElseThrow();
    }
}
