package org.havendesk.alarm.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.alarm.Alarm;
import org.havendesk.alarm.AlarmNews;
import org.havendesk.alarm.Alarms;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.post.MailServer;
import org.havendesk.settings.Settings;
import org.havendesk.shift.ShiftTimes;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The alarms with how they were told, and who is told of the next ones. */
@Route("alarms")
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
class AlarmsView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private static final int SHOWN_MILLIS = 5000;

    private final Alarms alarms;
    private final AlarmNews news;
    private final Person person;
    private final ShiftTimes times;
    private final Div running = new Div();
    private final Details past = new Details();
    private final AlarmSettingsForm form;
    private Runnable stop = () -> {};

    AlarmsView(Alarms alarms, AlarmNews news, MailServer mail, Settings settings, CurrentPerson current) {
        this.alarms = alarms;
        this.news = news;
        person = current.get();
        times = new ShiftTimes(settings.community().zone(), getLocale());
        form = new AlarmSettingsForm(settings, person);
        addClassName("alarms-view");
        running.addClassName("alarm-section");
        past.setSummaryText(getTranslation("alarm.past"));
        add(running, past, new H2(getTranslation("alarm.who")));
        if (!mail.isThere()) {
            var missing = box("notice", text(getTranslation("alarm.no-mail")));
            missing.getElement().setAttribute("role", "note");
            add(missing);
        }
        add(form);
    }

    @Override
    public Component[] navbar() {
        Button test = button(getTranslation("alarm.test"), "bell", null, "push");
        test.addClickListener(event -> {
            alarms.test(person);
            Notification.show(getTranslation("alarm.test.sent"), SHOWN_MILLIS, Position.BOTTOM_CENTER);
            show();
        });
        return new Component[] {new H1(getTranslation("alarm.title")), test};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("alarm.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
        form.read();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stop = news.subscribe(event.getUI().accessLater(this::show, () -> {})::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void show() {
        running.removeAll();
        past.removeAll();
        try {
            running.add(new H2(getTranslation("alarm.running")));
            List<Alarm> now = alarms.running();
            running.add(
                    now.isEmpty()
                            ? new EmptyState(
                                    "check", getTranslation("alarm.none"), getTranslation("alarm.none.sentence"))
                            : list(now));
            List<Alarm> over = alarms.past();
            past.add(over.isEmpty() ? new Paragraph(getTranslation("alarm.past.none")) : list(over));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(AlarmsView.class).error("the alarms could not be read", e);
            running.add(new EmptyState("warn", getTranslation("alarm.broken"), getTranslation("shift.broken.sentence"))
                    .bad());
        }
    }

    private UnorderedList list(List<Alarm> alarms) {
        var list = new UnorderedList();
        list.addClassNames("plain-list", "alarm-list");
        alarms.forEach(alarm -> list.add(new AlarmCard(alarm, person, times, this::acknowledge)));
        return list;
    }

    private void acknowledge(Alarm alarm) {
        alarms.acknowledge(alarm.alarmId(), person);
        show();
    }
}
