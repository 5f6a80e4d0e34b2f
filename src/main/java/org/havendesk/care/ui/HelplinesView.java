package org.havendesk.care.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.Helpline;
import org.havendesk.care.HelplineFilter;
import org.havendesk.care.Helplines;
import org.havendesk.kit.ChangeDialog;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;
import org.jspecify.annotations.Nullable;

/** All helplines, by country, topic and language; supervisors keep them true. */
@Route(HelplinesView.PATH)
@RolesAllowed({Roles.MODERATOR, Roles.SUPERVISOR, Roles.ADMIN})
class HelplinesView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "helplines";

    private final Settings settings;
    private final Person person;
    private final boolean edits;
    private final HelplineFilters filters = new HelplineFilters(this::go);
    private final Div notice = new Div();
    private final Div list = new Div();
    private HelplineFilter filter = HelplineFilter.ALL;
    private Version<Helplines> version;

    HelplinesView(Settings settings, CurrentPerson current) {
        this.settings = settings;
        this.person = current.get();
        this.edits = CareMenu.shapes(person);
        this.version = settings.newest(Helplines.KIND);
        addClassName("care-admin");
        var sentence = new Paragraph(getTranslation("helplines.sentence"));
        sentence.addClassName("quiet");
        notice.getElement().setAttribute("role", "alert");
        add(box("care-column", sentence, notice, filters, list));
    }

    @Override
    public Component[] navbar() {
        var add = button(getTranslation("helplines.add"), "plus", null, "push");
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickListener(event -> new HelplineDialog(null, version.value(), zone(), this::review).open());
        add.setVisible(edits);
        return new Component[] {new H1(getTranslation("helplines.title")), add};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("helplines.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = HelplineFilter.of(event.getLocation().getQueryParameters().getParameters());
        show();
    }

    private void show() {
        version = settings.newest(Helplines.KIND);
        Helplines all = version.value();
        List<Helpline> shown = all.of(filter, Instant.now());
        filters.show(filter, all, shown.size());
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(new EmptyState(
                    "buoy", getTranslation("helplines.none"), getTranslation("helplines.none.sentence")));
            return;
        }
        var rows = new UnorderedList();
        rows.addClassName("care-rows");
        shown.forEach(helpline -> rows.add(new HelplineRow(helpline, today(), edits, acts(helpline))));
        list.add(rows);
    }

    private HelplineRow.Acts acts(Helpline helpline) {
        return new HelplineRow.Acts(
                () -> review(version.value().with(helpline.checked(today()))),
                () -> new HelplineDialog(helpline, version.value(), zone(), this::review).open(),
                () -> review(version.value().without(helpline.key())));
    }

    private void review(Helplines next) {
        var changes = Settings.changes(Helplines.KIND, version.value(), next);
        notice.removeAll();
        if (changes.isEmpty()) {
            say("info", getTranslation("care.change.none"), "notice");
            return;
        }
        new ChangeDialog(CareWords.lines(this, changes), reason -> save(next, reason)).open();
    }

    private void save(Helplines next, @Nullable String reason) {
        switch (settings.save(Helplines.KIND, version.number(), next, reason, person)) {
            case Saved.Done done -> say("check", getTranslation("care.change.done"), "notice");
            case Saved.Unchanged same -> say("info", getTranslation("care.change.none"), "notice");
            case Saved.Stale stale -> say("warn", getTranslation("helplines.stale", stale.madeBy()), "notice late");
        }
        show();
    }

    private void say(String icon, String words, String classes) {
        notice.removeAll();
        notice.add(box(classes, icon(icon), text(words)));
    }

    private void go(HelplineFilter next) {
        getUI().ifPresent(ui -> ui.navigate(PATH, new QueryParameters(next.parameters())));
    }

    private LocalDate today() {
        return LocalDate.now(settings.community().zone());
    }

    private java.time.ZoneId zone() {
        return settings.community().zone();
    }
}
