package org.havendesk.shift.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;
import org.havendesk.shift.Roster;
import org.havendesk.shift.Rota;
import org.havendesk.shift.Shift;
import org.havendesk.shift.ShiftNews;
import org.havendesk.shift.ShiftTimes;
import org.havendesk.shift.Shifts;
import org.havendesk.shift.Week;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** The rota of a week, in the community's time zone. The week stands in the address; supervisors plan, moderators read. */
@Route("shifts")
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR})
class RotaView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private static final String WEEK = "week";
    private static final int SHOWN_MILLIS = 5000;

    private final Shifts shifts;
    private final Rota rota;
    private final ShiftNews news;
    private final Person person;
    private final ShiftTimes times;
    private final Span title = new Span();
    private final Anchor before = new Anchor();
    private final Anchor after = new Anchor();
    private final OrderedList days = new OrderedList();
    private final Div state = new Div();
    private final RotaLeads leads;
    private Week week;
    private Runnable stop = () -> {};

    RotaView(Shifts shifts, Rota rota, ShiftNews news, Settings settings, CurrentPerson current) {
        this.shifts = shifts;
        this.rota = rota;
        this.news = news;
        person = current.get();
        ZoneId zone = settings.community().zone();
        times = new ShiftTimes(zone, getLocale());
        week = Week.of(Instant.now(), zone);
        leads = new RotaLeads(shifts, rota, person);
        addClassName("rota-view");
        days.addClassName("rota-days");
        link(before, "left", "shift.week.before");
        link(after, "right", "shift.week.after");
        var today = new Anchor("shifts", getTranslation("shift.week.this"));
        today.getElement().setAttribute("router-link", true);
        title.addClassName("strong");
        add(box("row rota-bar", before, title, after, today, box("push row rota-acts", acts())), state, days, leads);
    }

    @Override
    public Component[] navbar() {
        var zone = new Span(getTranslation("shift.zone", times.zone().getId()));
        zone.addClassNames("quiet", "only-desktop");
        return new Component[] {new H1(getTranslation("shift.title")), zone};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("shift.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        week = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(WEEK)
                .map(this::weekOf)
                .orElseGet(() -> Week.of(Instant.now(), times.zone()));
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stop = news.subscribe(event.getUI().accessLater(this::show, () -> {})::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    /** An address that names no day shows this week. */
    private Week weekOf(String day) {
        try {
            return Week.of(LocalDate.parse(day), times.zone());
        } catch (DateTimeException e) {
            return Week.of(Instant.now(), times.zone());
        }
    }

    private void show() {
        var format = DateTimeFormatter.ofPattern("d MMM yyyy", times.locale());
        title.setText(getTranslation(
                "shift.week",
                format.format(week.monday()),
                format.format(week.monday().plusDays(Week.DAYS - 1))));
        before.setHref("shifts?" + WEEK + "=" + week.last().monday());
        after.setHref("shifts?" + WEEK + "=" + week.next().monday());
        state.removeAll();
        days.removeAll();
        try {
            List<Shift> planned = shifts.between(week.begin(), week.end());
            week.days()
                    .forEach(day -> days.add(
                            new RotaDay(week, day, planned, times, person.isSupervisor(), this::change, this::plan)));
            leads.show();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(RotaView.class).error("the rota could not be read", e);
            state.add(new EmptyState("warn", getTranslation("shift.broken"), getTranslation("shift.broken.sentence"))
                    .bad());
        }
    }

    private Component[] acts() {
        if (!person.isSupervisor()) {
            return new Component[0];
        }
        Button copy = button(getTranslation("shift.copy"), "refresh", null);
        copy.addClickListener(event -> {
            Roster outcome = rota.copyToNext(week.last(), person);
            Notification.show(RosterWords.of(outcome, times).in(this), SHOWN_MILLIS, Position.BOTTOM_CENTER);
            show();
        });
        Button add = button(getTranslation("shift.add"), "users", null);
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickListener(event -> {
            LocalDate today = LocalDate.now(times.zone());
            LocalDate day = week.days().contains(today) ? today : week.monday();
            open(day.atTime(8, 0), day.atTime(14, 0));
        });
        return new Component[] {copy, add};
    }

    private void plan(Instant begin, Instant end) {
        open(LocalDateTime.ofInstant(begin, times.zone()), LocalDateTime.ofInstant(end, times.zone()));
    }

    private void open(LocalDateTime begin, LocalDateTime end) {
        ShiftDialog.plan(rota, shifts.colleagues(), person, begin, end, times, this::show)
                .open();
    }

    private void change(Shift shift) {
        ShiftDialog.change(rota, shifts.colleagues(), person, shift, times, this::show)
                .open();
    }

    private void link(Anchor link, String icon, String label) {
        link.add(icon(icon));
        link.addClassName("rota-step");
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("aria-label", getTranslation(label));
    }
}
