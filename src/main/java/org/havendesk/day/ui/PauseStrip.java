package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.cases.Pauses;
import org.havendesk.cases.Pauses.InHand;
import org.havendesk.cases.ReadingToday;
import org.havendesk.cases.ReadingToday.Suggestion;
import org.havendesk.kit.Countdown;
import org.havendesk.settings.Tier;
import org.slf4j.LoggerFactory;

/** Suggests a pause, and shows one that runs. It never blocks. */
class PauseStrip extends Div {
    private static final Duration AFTERWARDS = Duration.ofMinutes(5);

    private final DayDesk desk;
    private final Person person;
    private Runnable stop = () -> {};

    PauseStrip(DayDesk desk) {
        this.desk = desk;
        this.person = desk.person();
        addClassName("pause-strip");
        getElement().setAttribute("role", "status");
        refresh();
    }

    /** Brings the strip up to date; what cannot be read is not shown, since the page below says that it is broken. */
    final void refresh() {
        if (desk.current().find().isEmpty()) {
            return; // news may still be on its way when somebody has signed out
        }
        removeAll();
        try {
            desk.pauses().running(person).ifPresentOrElse(this::paused, this::suggest);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(PauseStrip.class).warn("cannot tell about pauses: {}", e.getMessage());
        }
        setVisible(getComponentCount() > 0);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stop = desk.whenChanged(event.getUI().accessLater(this::refresh, () -> {})::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void paused(Instant until) {
        var left = new Countdown(Duration.between(Instant.now(), until), Countdown.Format.CLOCK);
        left.addOverListener(event -> refresh());
        var times = desk.times();
        String kept = desk.pauses().inHand(person).isEmpty()
                ? getTranslation("day.paused.nothing")
                : getTranslation("day.paused.kept", times.clock(until.plus(AFTERWARDS)));
        var back = button(getTranslation("day.paused.back"), null, null);
        back.addThemeVariants(ButtonVariant.PRIMARY);
        back.addClickListener(event -> {
            desk.pauses().end(person);
            refresh();
        });
        add(strip("pause", getTranslation("day.paused", times.clock(until)), kept, left, back));
    }

    private void suggest() {
        ReadingToday today = desk.exposures().today(person);
        if (today.suggestion() == Suggestion.NONE) {
            return;
        }
        boolean strong = today.suggestion() == Suggestion.STRONG;
        var inHand = desk.pauses().inHand(person);
        String why = strong
                ? getTranslation("day.pause.enough.why", today.budget())
                : getTranslation(
                        "day.pause.why", today.withoutPause(), desk.times().clock(today.since()));
        var notNow = button(getTranslation("day.pause.not-now"), null, null);
        notNow.addThemeVariants(ButtonVariant.TERTIARY);
        notNow.addClickListener(event -> {
            desk.pauses().notNow(person);
            refresh();
        });
        var acts = box("row strip-acts", notNow);
        starts(inHand).forEach(acts::add);
        add(strip("cup", getTranslation(strong ? "day.pause.enough" : "day.pause"), why + " " + stays(inHand), acts));
    }

    /** One button, or two where an Immediate is in hand: somebody in need waits behind it. */
    private List<Button> starts(List<InHand> inHand) {
        var immediate = inHand.stream().filter(c -> c.tier() == Tier.IMMEDIATE).toList();
        if (immediate.isEmpty()) {
            return List.of(start(getTranslation("day.pause.start"), false, true));
        }
        return List.of(
                start(getTranslation("day.pause.start.keep"), true, false),
                start(
                        immediate.size() == 1
                                ? getTranslation(
                                        "day.pause.start.give",
                                        Long.toString(immediate.getFirst().caseId()))
                                : getTranslation("day.pause.start.give.some", immediate.size()),
                        false,
                        true));
    }

    private String stays(List<InHand> inHand) {
        long kept = inHand.stream().filter(c -> c.tier() != Tier.IMMEDIATE).count();
        if (kept < inHand.size()) {
            boolean alone =
                    desk.shifts().now().stream().allMatch(on -> on.accountId() == person.accountId() || on.paused());
            return getTranslation(alone ? "day.pause.immediate.alone" : "day.pause.immediate");
        }
        return kept == 0 ? "" : getTranslation(kept == 1 ? "day.pause.stays.one" : "day.pause.stays", kept);
    }

    private Button start(String words, boolean keep, boolean first) {
        var start = button(words, first ? "pause" : null, null);
        if (first) {
            start.addThemeVariants(ButtonVariant.PRIMARY);
        }
        start.addClickListener(event -> {
            desk.pauses().begin(Pauses.LENGTH, keep, person);
            refresh();
        });
        return start;
    }

    private static Div strip(String icon, String lead, String sentence, com.vaadin.flow.component.Component... acts) {
        var strip = box(
                "notice pause-notice",
                box("disc", icon(icon)),
                box("grow", text(lead, "strong"), text(" " + sentence)));
        strip.add(acts);
        return strip;
    }
}
