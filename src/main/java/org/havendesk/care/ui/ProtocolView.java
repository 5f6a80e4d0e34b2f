package org.havendesk.care.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.care.Protocol;
import org.havendesk.kit.ChangeDialog;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;
import org.jspecify.annotations.Nullable;

/** The steps of the care protocol: what they ask, in which order, and which are required. */
@Route(ProtocolView.PATH)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
class ProtocolView extends Div implements HasNavbar, HasDynamicTitle {
    static final String PATH = "protocols";

    private final Settings settings;
    private final Person person;
    private final Div notice = new Div();
    private final OrderedList list = new OrderedList();
    private final Paragraph state = new Paragraph();
    private Version<Protocol> version;
    private ProtocolDraft draft;

    ProtocolView(Settings settings, CurrentPerson current) {
        this.settings = settings;
        this.person = current.get();
        version = settings.newest(Protocol.KIND);
        draft = new ProtocolDraft(version.value());
        addClassName("care-admin");
        list.addClassName("care-rows");
        notice.getElement().setAttribute("role", "alert");
        state.addClassName("quiet");
        var sentence = new Paragraph(getTranslation("protocol.sentence"));
        sentence.addClassName("quiet");
        add(box("care-column", sentence, state, list, addStep(), notice, bar()));
        show();
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("protocol.title"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("protocol.title"));
    }

    private Component addStep() {
        var add = button(getTranslation("protocol.add"), "plus", null);
        add.addClickListener(event -> {
            draft.addStep();
            show();
        });
        return box("row", add);
    }

    private Component bar() {
        var review = new Button(getTranslation("protocol.review"), event -> review());
        review.addThemeVariants(ButtonVariant.PRIMARY);
        var over = new Button(getTranslation("protocol.start_over"), event -> readAgain());
        return box("care-bar", box("grow small quiet", text(getTranslation("protocol.running"))), over, review);
    }

    private void show() {
        String zone = settings.community().zone().getId();
        String day =
                version.madeAt().atZone(java.time.ZoneId.of(zone)).toLocalDate().toString();
        state.setText(getTranslation("protocol.version", version.number(), version.madeBy(), day));
        list.removeAll();
        for (int i = 0; i < draft.steps.size(); i++) {
            list.add(new ProtocolStep(draft, draft.steps.get(i), i + 1, this::show));
        }
    }

    private void review() {
        notice.removeAll();
        try {
            Protocol next = draft.protocol();
            var changes = Settings.changes(Protocol.KIND, version.value(), next);
            if (changes.isEmpty()) {
                say("info", getTranslation("care.change.none"), "notice");
            } else {
                new ChangeDialog(CareWords.lines(this, changes), reason -> save(next, reason)).open();
            }
        } catch (IllegalArgumentException e) {
            String words = e.getMessage();
            say("warn", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".", "notice late");
        }
    }

    /** What was typed stays where it could not be saved. */
    private void save(Protocol next, @Nullable String reason) {
        switch (settings.save(Protocol.KIND, version.number(), next, reason, person)) {
            case Saved.Done done -> {
                readAgain();
                say("check", getTranslation("care.change.done"), "notice");
            }
            case Saved.Unchanged same -> say("info", getTranslation("care.change.none"), "notice");
            case Saved.Stale stale ->
                say("warn", getTranslation("protocol.stale", stale.version(), stale.madeBy()), "notice late");
        }
    }

    private void readAgain() {
        version = settings.newest(Protocol.KIND);
        draft = new ProtocolDraft(version.value());
        notice.removeAll();
        show();
    }

    private void say(String icon, String words, String classes) {
        notice.removeAll();
        notice.add(box(classes, icon(icon), text(words)));
    }
}
