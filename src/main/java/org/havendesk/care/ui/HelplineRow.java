package org.havendesk.care.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.havendesk.care.Helpline;
import org.havendesk.care.Helpline.Channel;
import org.havendesk.care.HelplineNames;

/** One helpline with everything known about it. */
final class HelplineRow extends ListItem {

    /** What a supervisor can do with it. */
    record Acts(Runnable checked, Runnable edit, Runnable remove) {}

    HelplineRow(Helpline helpline, LocalDate today, boolean edits, Acts acts) {
        addClassName("care-line");
        var facts = box("care-facts");
        helpline.channels()
                .forEach(c -> facts.add(fact(
                        iconOf(c), getTranslation("care.channel." + c.kind().key(), c.words()))));
        String hours = helpline.hours().isAlways()
                ? getTranslation("care.hours.always")
                : HelplineNames.hours(helpline.hours());
        facts.add(fact("clock", helpline.isOpen(Instant.now()) ? hours : getTranslation("helplines.closed", hours)));
        add(
                box(
                        "row care-helpline-head",
                        new H3(helpline.name()),
                        text(about(helpline), "small", "quiet", "grow"),
                        checked(helpline, today)),
                facts);
        var foot = box("row care-line-foot", text(more(helpline), "small", "quiet", "words"));
        if (edits) {
            foot.add(box(
                    "row care-row-acts",
                    act("helplines.checked", "check", acts.checked(), helpline),
                    act("helplines.edit", "pen", acts.edit(), helpline),
                    act("helplines.remove", "trash", acts.remove(), helpline)));
        }
        add(foot);
    }

    private String about(Helpline helpline) {
        String where = HelplineNames.country(helpline.country());
        return helpline.about() == null ? where : where + " · " + helpline.about();
    }

    private String more(Helpline helpline) {
        String topics = helpline.topics().stream().map(HelplineNames::topic).collect(Collectors.joining(", "));
        String languages =
                helpline.languages().stream().map(HelplineNames::language).collect(Collectors.joining(", "));
        String source = helpline.source() == null ? "" : getTranslation("helplines.source", helpline.source());
        return java.util.stream.Stream.of(topics, languages, source)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private Component checked(Helpline helpline, LocalDate today) {
        if (!helpline.needsChecking(today)) {
            String day = HelplineNames.date(helpline.verifiedAt(), today);
            return badge(getTranslation("care.checked", day), "check", "plain", "good");
        }
        return helpline.daysUnchecked(today)
                .map(days -> badge(getTranslation("care.unchecked.days", days), "history", "care"))
                .orElseGet(() -> badge(getTranslation("care.unchecked"), "history", "care"));
    }

    private Button act(String key, String icon, Runnable run, Helpline helpline) {
        var act = button(getTranslation(key), icon, null, "small-button", "quiet-button");
        act.setAriaLabel(getTranslation(key) + ": " + helpline.name());
        act.addClickListener(event -> run.run());
        return act;
    }

    private static Span fact(String icon, String words) {
        return group("row half", icon(icon), new Span(words));
    }

    private static String iconOf(Channel channel) {
        return switch (channel.kind()) {
            case PHONE -> "phone";
            case TEXT, CHAT -> "chat";
            case EMAIL -> "mail";
        };
    }
}
