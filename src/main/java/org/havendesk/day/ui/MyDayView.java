package org.havendesk.day.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/** One's own day: hard reads, what reaches one, somebody to talk to, and the handover sheet. Nobody sees another's. */
@Route(DayMenu.PATH)
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR})
class MyDayView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final DayDesk desk;
    private final Span when = text("", "quiet", "only-desktop");
    private final Button pause = button("", "pause", null, "push", "only-desktop");
    private final Button begin = button("", null, null, "day-end");
    private final Button end = button("", "handover", null, "day-end");
    private final DebriefWishes wishes;
    private final PauseStrip strip;
    private final ReadsCard reads = new ReadsCard();
    private final ReachCard reach;
    private final DebriefCard debrief;
    private final HandoverSheet sheet;
    private final Div broken = box("day-broken");
    private final Div columns;
    private Runnable stop = () -> {};

    MyDayView(DayDesk desk) {
        this.desk = desk;
        wishes = new DebriefWishes(desk);
        strip = new PauseStrip(desk);
        reach = new ReachCard(desk);
        debrief = new DebriefCard(desk);
        sheet = new HandoverSheet(desk, this::endShift);
        columns = box("day-columns", box("day-side", reads, reach, debrief), sheet);
        addClassName("day-view");
        add(wishes, strip, broken, columns);
    }

    @Override
    public Component[] navbar() {
        pause.setText(getTranslation("day.pause.take"));
        pause.addClickListener(event -> new PauseDialog(desk, this::refresh).open());
        begin.setText(getTranslation("shift.start"));
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.addClickListener(event -> desk.shiftStart().ask(this::load));
        end.setText(getTranslation("day.end"));
        end.addThemeVariants(ButtonVariant.PRIMARY);
        end.addClickListener(event -> endShift());
        return new Component[] {new H1(getTranslation("day.title")), when, pause, begin, end};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("day.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        load();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        stop = desk.whenChanged(event.getUI().accessLater(this::refresh, () -> {})::run);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop.run();
    }

    private void load() {
        orSayThatItIsBroken(() -> {
            reach.show();
            sheet.show();
            showAround();
        });
    }

    /** News changes everything but what the person is just choosing or writing. */
    private void refresh() {
        orSayThatItIsBroken(() -> {
            sheet.refresh();
            showAround();
        });
    }

    private void showAround() {
        var times = desk.times();
        var shift = desk.shifts().current(desk.person());
        when.setText(shift.map(on -> getTranslation("day.when", times.today(), times.clock(on.end())))
                .orElseGet(() -> getTranslation("day.when.off", times.today())));
        begin.setVisible(shift.isEmpty());
        end.setVisible(shift.isPresent());
        reads.show(desk.exposures().today(desk.person()), times);
        debrief.show();
        wishes.show();
        strip.refresh();
    }

    private void orSayThatItIsBroken(Runnable reading) {
        broken.removeAll();
        try {
            reading.run();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            String id = RequestIds.current();
            LoggerFactory.getLogger(MyDayView.class).error("request {}: my day could not be read", id, e);
            var again = new Button(getTranslation("queue.broken.again"), event -> load());
            broken.add(new EmptyState(
                            "warn", getTranslation("day.broken"), getTranslation("day.broken.sentence", id), again)
                    .bad());
        }
        columns.setVisible(broken.getComponentCount() == 0);
    }

    private void endShift() {
        new EndShiftDialog(desk, this::load).open();
    }
}
