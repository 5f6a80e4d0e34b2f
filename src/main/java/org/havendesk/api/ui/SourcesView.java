package org.havendesk.api.ui;

import static org.havendesk.kit.Look.button;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Person;
import org.havendesk.access.RequestIds;
import org.havendesk.access.Roles;
import org.havendesk.api.Source;
import org.havendesk.api.Source.Strangers;
import org.havendesk.api.Sources;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.kit.ReasonDialog;
import org.havendesk.settings.Settings;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;

/** The systems that send reports and check-ins: who may, and how each does. */
@Route("sources")
@RolesAllowed(Roles.ADMIN)
class SourcesView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final Sources sources;
    private final Person person;
    private final SourceTimes times;
    private final String publicUrl;
    private final Div list = new Div();

    SourcesView(
            Sources sources,
            Settings settings,
            CurrentPerson current,
            @Value("${havendesk.public-url:}") String publicUrl) {
        this.sources = sources;
        this.person = current.get();
        this.times = new SourceTimes(settings.community().zone(), getLocale());
        this.publicUrl = publicUrl;
        addClassName("sources-view");
        list.addClassName("source-lists");
        var document = new Anchor("api/v1/openapi.json", getTranslation("source.document"));
        document.getElement().setAttribute("router-ignore", true);
        add(new Paragraph(getTranslation("source.sentence")), document, list);
    }

    @Override
    public Component[] navbar() {
        Button add = button(getTranslation("source.new"), "plus", null, "push");
        add.addClickListener(event -> new NewSourceDialog(sources, person, publicUrl, this::show).open());
        return new Component[] {new H1(getTranslation("source.title")), add};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("source.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }

    private void show() {
        list.removeAll();
        try {
            List<Source> all = sources.all();
            List<Source> open =
                    all.stream().filter(source -> source.revoked() == null).toList();
            List<Source> revoked =
                    all.stream().filter(source -> source.revoked() != null).toList();
            list.add(
                    open.isEmpty()
                            ? new EmptyState(
                                    "link", getTranslation("source.none"), getTranslation("source.none.sentence"))
                            : cards(open));
            list.add(strangers(sources.strangers()));
            if (!revoked.isEmpty()) {
                list.add(new Details(getTranslation("source.revoked", revoked.size()), cards(revoked)));
            }
        } catch (AccessDeniedException e) {
            throw e;
        } catch (RuntimeException e) {
            String code = RequestIds.current();
            LoggerFactory.getLogger(SourcesView.class).error("the sources could not be read ({})", code, e);
            list.add(new EmptyState(
                            "warn", getTranslation("source.broken"), getTranslation("source.broken.sentence", code))
                    .bad());
        }
    }

    private UnorderedList cards(List<Source> some) {
        var cards = new UnorderedList();
        cards.addClassNames("plain-list", "source-list");
        some.forEach(source -> cards.add(new SourceCard(source, times, this::askWhy)));
        return cards;
    }

    private Paragraph strangers(Strangers strangers) {
        var words = new Paragraph(
                strangers.lastAt() == null
                        ? getTranslation("source.strangers.none")
                        : getTranslation("source.strangers", strangers.refused(), times.full(strangers.lastAt())));
        words.addClassName("quiet");
        return words;
    }

    private void askWhy(Source source) {
        new ReasonDialog(
                        getTranslation("source.revoke.title", source.name()),
                        getTranslation("source.revoke.sentence"),
                        getTranslation("source.revoke"),
                        reason -> {
                            sources.revoke(source.sourceId(), reason, person);
                            show();
                        })
                .withLedger(getTranslation("source.revoke.ledger", person.name(), source.name()))
                .open();
    }
}
