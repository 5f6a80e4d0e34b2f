package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.havendesk.care.Helpline;
import org.havendesk.care.Helpline.Channel;
import org.havendesk.care.HelplineNames;

/** A helpline to choose: what it is, how to reach it, when, and when it was last checked. */
final class CareHelpline extends Div {

    CareHelpline(Helpline helpline, LocalDate today, boolean chosen, Consumer<Boolean> onChoice) {
        addClassName("care-helpline");
        setClassName("chosen", chosen);
        var choice = new Checkbox(helpline.name(), chosen);
        choice.addClassName("strong");
        choice.addValueChangeListener(event -> {
            setClassName("chosen", event.getValue());
            onChoice.accept(event.getValue());
        });
        var facts = box("care-facts");
        helpline.channels().forEach(channel -> facts.add(channel(channel)));
        facts.add(fact("clock", hours(helpline), "quiet"));
        add(
                box(
                        "row care-helpline-head",
                        choice,
                        text(about(helpline), "small", "quiet", "grow"),
                        checked(helpline, today)),
                facts);
    }

    private String about(Helpline helpline) {
        String where = HelplineNames.country(helpline.country());
        return helpline.about() == null ? where : helpline.about() + " · " + where;
    }

    private Component channel(Channel channel) {
        String key = channel.kind().key();
        return fact(iconOf(channel), getTranslation("care.channel." + key, channel.words()));
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

    private String hours(Helpline helpline) {
        return helpline.hours().isAlways()
                ? getTranslation("care.hours.always")
                : HelplineNames.hours(helpline.hours());
    }

    private static Span fact(String icon, String words, String... classes) {
        var fact = group("row half", icon(icon), new Span(words));
        fact.addClassNames(classes);
        return fact;
    }

    private static String iconOf(Channel channel) {
        return switch (channel.kind()) {
            case PHONE -> "phone";
            case TEXT, CHAT -> "chat";
            case EMAIL -> "mail";
        };
    }
}
