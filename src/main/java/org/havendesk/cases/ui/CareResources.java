package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havendesk.care.Helpline;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.Helplines;
import org.havendesk.care.Protocol.Step;
import org.havendesk.cases.Action;
import org.jspecify.annotations.Nullable;

/** Helplines that are open now, one or two of them chosen, and the message that offers them. */
final class CareResources extends CareStep {
    private final CareLetter letter;
    private final CareFilters filters;
    private final Div list = box("care-helplines");
    private final Span many = text("", "small", "late");
    private final Map<String, Helpline> chosen = new LinkedHashMap<>();
    private @Nullable HelplineFilter shown;

    CareResources(CareDesk care, Step step) {
        super(care, step);
        letter = new CareLetter(this, Action.SIGNPOST);
        filters = new CareFilters(care);
        list.getElement().setAttribute("role", "group");
        list.getElement().setAttribute("aria-label", getTranslation("care.helplines"));
        many.getElement().setAttribute("role", "status");
        add(
                filters,
                list,
                many,
                box("care-card", letter, foot("care.resources.send", "arrow", this::send, undoHint())));
    }

    @Override
    void follow() {
        if (!care.filter().equals(shown)) {
            shown = care.filter();
            draw();
        }
    }

    private void draw() {
        Helplines all = care.helplines();
        Instant now = care.desk().file().row().readAt();
        List<Helpline> offered = all.of(care.filter(), now);
        filters.show(all, offered.size());
        list.removeAll();
        if (offered.isEmpty()) {
            list.add(box("care-none", text(getTranslation("care.helplines.none"))));
        }
        offered.forEach(helpline -> list.add(card(helpline, care.desk().times().date(now))));
    }

    private Component card(Helpline helpline, LocalDate today) {
        return new CareHelpline(helpline, today, chosen.containsKey(helpline.key()), picked -> {
            if (picked) {
                chosen.put(helpline.key(), helpline);
            } else {
                chosen.remove(helpline.key());
            }
            many.setText(chosen.size() > 2 ? getTranslation("care.helplines.many", chosen.size()) : "");
            letter.fill("helplines", Helplines.offer(List.copyOf(chosen.values())));
        });
    }

    private void send() {
        String words = letter.ready();
        if (words != null && care.decide(Action.SIGNPOST, reason(), words, letter.template(), null, null)) {
            care.forget(step.key() + "/letter");
            chosen.clear();
            goOn();
        }
    }
}
