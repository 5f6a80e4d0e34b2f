package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havendesk.cases.Action;
import org.havendesk.cases.SubjectStep;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/** What the panel says of a step in the subject's series. */
final class CaseSeriesWords {
    private final Component part;
    private final CaseDesk desk;
    private final LongFunction<String> address;

    /** @param address of a case's page */
    CaseSeriesWords(Component part, CaseDesk desk, LongFunction<String> address) {
        this.part = part;
        this.desk = desk;
        this.address = address;
    }

    String what(SubjectStep step) {
        return switch (step) {
            case SubjectStep.Reported reported -> say("case.series.reports", reported.reports());
            case SubjectStep.Decided decided -> decided(decided);
            case SubjectStep.MeasureOver over ->
                say("case.series." + (over.by() == null ? "ended." : "lifted.") + over.kind());
            case SubjectStep.WroteBack wrote -> say("case.series.wrote");
            case SubjectStep.Disclosed disclosed -> say("case.series.disclosed");
            case SubjectStep.Noted noted -> say("case.series.note");
            case SubjectStep.Joined joined -> say("case.series.joined");
        };
    }

    String when(SubjectStep step) {
        var times = desk.times();
        return step instanceof SubjectStep.Joined ? times.month(step.at()) : times.brief(step.at());
    }

    /** The quiet line below: which case, and who. */
    Div about(SubjectStep step) {
        return switch (step) {
            case SubjectStep.Reported reported -> line(reported.of(), CaseWords.category(part, reported.category()));
            case SubjectStep.Decided decided -> line(decided.of(), by(decided.by()));
            case SubjectStep.MeasureOver over -> line(over.of(), over.by() == null ? null : by(over.by()));
            case SubjectStep.WroteBack wrote -> line(wrote.of(), null);
            case SubjectStep.Disclosed disclosed -> line(disclosed.of(), by(disclosed.by()));
            case SubjectStep.Noted noted -> box("quiet", text(say("case.series.by", noted.who())));
            case SubjectStep.Joined joined -> program();
        };
    }

    static String icon(SubjectStep step) {
        return switch (step) {
            case SubjectStep.Reported reported -> "flag";
            case SubjectStep.Decided decided when decided.of().path() == CasePath.CARE -> "heart";
            case SubjectStep.Decided decided -> "check";
            case SubjectStep.MeasureOver over -> "clock";
            case SubjectStep.WroteBack wrote -> "chat";
            case SubjectStep.Disclosed disclosed -> "phone";
            case SubjectStep.Noted noted -> "note";
            case SubjectStep.Joined joined -> "check";
        };
    }

    private String decided(SubjectStep.Decided decided) {
        var said = new StringBuilder(actions(decided.actions()));
        if (decided.until() != null) {
            said.append(say("case.series.until", desk.times().brief(decided.until())));
        }
        if (decided.strike()) {
            said.append(say("case.series.strike"));
        }
        return said.toString();
    }

    /** All in one sentence: the first begins it. */
    private String actions(List<Action> actions) {
        List<String> words = actions.stream()
                .sorted()
                .map(action -> say("case.series.decided." + action.key()))
                .toList();
        return IntStream.range(0, words.size())
                .mapToObj(i -> i == 0 ? words.get(i) : small(words.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String small(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private Div line(SubjectStep.Of of, @Nullable String more) {
        var line = box("quiet series-line");
        if (of.here()) {
            line.add(text(say("case.series.here")));
        } else {
            line.add(text(say("case.series.case." + of.path().key())), link(of));
        }
        if (more != null) {
            line.add(text(more));
        }
        return line;
    }

    private Anchor link(SubjectStep.Of of) {
        var link = new Anchor(address.apply(of.caseId()), String.valueOf(of.caseId()));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** In another case the role is enough. */
    private String by(SubjectStep.By by) {
        if (by.you()) {
            return say("case.series.by", say("case.you.lower"));
        }
        return by.name() != null
                ? say("case.series.by", by.name())
                : say(by.supervisor() ? "case.series.by.supervisor" : "case.series.by.moderator");
    }

    private Div program() {
        String program = desk.file().row().program();
        return program == null ? box("quiet") : box("quiet", text(say("case.series.program", program)));
    }

    private String say(String key, Object... facts) {
        return part.getTranslation(key, facts);
    }
}
