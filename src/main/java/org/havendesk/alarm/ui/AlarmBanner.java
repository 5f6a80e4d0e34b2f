package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.Alarm;
import org.havendesk.alarm.AlarmKind;
import org.havendesk.alarm.AlarmNews;
import org.havendesk.alarm.Alarms;
import org.havendesk.alarm.Situation;
import org.havendesk.kit.ShiftStart;
import org.havendesk.settings.Settings;
import org.havendesk.shift.ShiftNews;
import org.havendesk.shift.ShiftTimes;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * What must not go unheard, on every page of those whom it concerns: the most pressing alarm with what can be done about
 * it. Follows the news; nothing is shown where nothing is wrong.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class AlarmBanner extends Div {
    private final Alarms alarms;
    private final ShiftStart shiftStart;
    private final AlarmNews news;
    private final ShiftNews shiftNews;
    private final Settings settings;
    private final Optional<Person> person;
    private String shown = "";
    private Runnable stop = () -> {};

    AlarmBanner(
            Alarms alarms,
            ShiftStart shiftStart,
            AlarmNews news,
            ShiftNews shiftNews,
            Settings settings,
            CurrentPerson current) {
        this.alarms = alarms;
        this.shiftStart = shiftStart;
        this.news = news;
        this.shiftNews = shiftNews;
        this.settings = settings;
        person = current.find().filter(AlarmBanner::isConcerned);
        addClassNames("notice", "late", "alarm-banner");
        setVisible(false);
    }

    /** Reads again what is wrong. Where that cannot be read the banner stays as it is. */
    public void refresh() {
        person.ifPresent(someone -> {
            try {
                show(alarms.situation(someone), someone);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(AlarmBanner.class).warn("cannot read the alarms: {}", e.getMessage());
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (person.isPresent()) {
            Runnable later = event.getUI().accessLater(this::refresh, () -> {})::run;
            Runnable first = news.subscribe(later);
            Runnable second = shiftNews.subscribe(later);
            stop = () -> {
                first.run();
                second.run();
            };
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void show(Situation situation, Person someone) {
        setVisible(!situation.isQuiet());
        var times = new ShiftTimes(settings.community().zone(), getLocale());
        String title = situation.isQuiet() ? "" : title(situation, times);
        String sentence = situation.isQuiet() ? "" : sentence(situation, times);
        String state = title + sentence + situation.first().map(Alarm::alarmId).orElse(0L);
        if (state.equals(shown)) {
            return; // or a screen reader would say it again
        }
        shown = state;
        removeAll();
        if (!situation.isQuiet()) {
            var words = box("notice-words grow", new Span(text(title, "strong"), text(" " + sentence)));
            words.getElement().setAttribute("role", "alert");
            add(icon("bell"), words, box("row alarm-acts", acts(situation, someone)));
        }
    }

    private String title(Situation situation, ShiftTimes times) {
        if (!isAboutNobody(situation)) {
            return getTranslation("alarm.kind."
                            + situation.first().orElseThrow().kind().key()) + ".";
        }
        Instant next = situation.next();
        return next == null
                ? getTranslation("alarm.banner.nobody")
                : getTranslation("alarm.banner.nobody.until", times.near(next, Instant.now()));
    }

    private String sentence(Situation situation, ShiftTimes times) {
        List<String> sentences = new ArrayList<>();
        if (isAboutNobody(situation)) {
            if (situation.immediate() + situation.urgent() > 0) {
                sentences.add(getTranslation("alarm.banner.waiting", situation.immediate(), situation.urgent()));
            }
        } else {
            situation
                    .first()
                    .map(Alarm::caseId)
                    .ifPresent(id -> sentences.add(getTranslation("alarm.banner.case", Long.toString(id))));
        }
        if (situation.told() != null) {
            sentences.add(getTranslation(
                    "alarm.banner.told",
                    situation.told().who(),
                    times.near(situation.told().at(), Instant.now())));
        }
        int more = situation.loud().size() - 1;
        if (more > 0) {
            sentences.add(getTranslation("alarm.banner.more", more));
        }
        return String.join(" ", sentences);
    }

    private Component[] acts(Situation situation, Person someone) {
        List<Component> acts = new ArrayList<>();
        Optional<Alarm> first = situation.first();
        if (someone.isSupervisor() || someone.has(Roles.ADMIN)) {
            acts.add(link("alarms", getTranslation("alarm.banner.all")));
        }
        if (first.map(Alarm::kind).filter(AlarmKind.LEDGER_BROKEN::equals).isPresent()) {
            acts.add(link("ledger", getTranslation("alarm.banner.ledger")));
        }
        first.map(Alarm::caseId)
                .filter(id -> someone.isSupervisor() || someone.has(Roles.MODERATOR))
                .ifPresent(id -> acts.add(link("cases/" + id, getTranslation("alarm.banner.open"))));
        if (!situation.chain().isEmpty() && isAboutNobody(situation)) {
            Button call = button(getTranslation("alarm.banner.call"), "phone", null);
            call.addClickListener(event -> new OnCallDialog(situation.chain(), situation.operator()).open());
            acts.add(call);
        }
        first.ifPresent(alarm -> {
            Button acknowledge = button(getTranslation("alarm.acknowledge"), "check", null);
            acknowledge.addClickListener(event -> {
                alarms.acknowledge(alarm.alarmId(), someone);
                refresh();
            });
            acts.add(acknowledge);
        });
        if (situation.nobody()) {
            Button start = button(getTranslation("shift.start"), null, null);
            start.addThemeVariants(ButtonVariant.PRIMARY);
            start.addClickListener(event -> shiftStart.ask(this::refresh));
            acts.add(start);
        }
        return acts.toArray(Component[]::new);
    }

    private static Anchor link(String href, String words) {
        var link = new Anchor(href, words);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("strong");
        return link;
    }

    private static boolean isAboutNobody(Situation situation) {
        return situation.nobody()
                && situation
                        .first()
                        .map(Alarm::kind)
                        .filter(kind -> kind != AlarmKind.NOBODY_ON_SHIFT)
                        .isEmpty();
    }

    private static boolean isConcerned(Person person) {
        return !Set.copyOf(person.roles()).isEmpty()
                && List.of(AlarmKind.values()).stream().anyMatch(kind -> kind.concerns(person));
    }
}
