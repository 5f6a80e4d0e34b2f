package org.havendesk.privacy.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.EmptyState;
import org.havendesk.kit.HasNavbar;
import org.havendesk.privacy.Answered;
import org.havendesk.privacy.MemberRequest;
import org.havendesk.privacy.MemberRequests;
import org.havendesk.settings.Kinds;
import org.havendesk.settings.Retention;
import org.havendesk.settings.Settings;

/** What members asked about their data: asked by one supervisor, answered by another. */
@Route("privacy")
@RolesAllowed(Roles.SUPERVISOR)
class PrivacyView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final MemberRequests requests;
    private final CurrentPerson current;
    private final ZoneId zone;
    private final Paragraph said = new Paragraph();
    private final Div list = box("privacy-list");

    PrivacyView(MemberRequests requests, Settings settings, CurrentPerson current) {
        this.requests = requests;
        this.current = current;
        this.zone = settings.community().zone();
        addClassName("privacy-view");
        said.addClassName("privacy-said");
        said.getElement().setAttribute("role", "status");
        Retention kept = settings.newest(Kinds.RETENTION).value();
        add(
                text(getTranslation("privacy.sentence"), "quiet"),
                new PrivacyAsk(
                        (kind, member, reason) -> act("asked", requests.ask(kind, member, reason, current.get()))),
                said,
                list,
                text(
                        getTranslation("privacy.kept", kept.evidenceDays(), kept.caseDays(), kept.accountDays()),
                        "small",
                        "quiet"));
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("privacy.title"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("privacy.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        read();
    }

    private void read() {
        List<MemberRequest> recent = requests.recent(current.get());
        list.removeAll();
        if (recent.isEmpty()) {
            list.add(new EmptyState("lock", getTranslation("privacy.empty"), getTranslation("privacy.empty.why")));
            return;
        }
        var cards = new UnorderedList();
        cards.addClassName("plain-list");
        recent.forEach(each -> cards.add(new PrivacyCard(each, current.get(), zone, new PrivacyCard.Acts() {
            @Override
            public void approve(String reason) {
                act("approved." + each.kind().key(), requests.approve(each.requestId(), reason, current.get()));
            }

            @Override
            public void refuse(String reason) {
                act("refused", requests.refuse(each.requestId(), reason, current.get()));
            }

            @Override
            public void withdraw() {
                act("withdrawn", requests.withdraw(each.requestId(), current.get()));
            }
        })));
        list.add(cards);
    }

    /** Says what became of an act, and shows how all requests stand now. Returns whether it is done. */
    private boolean act(String name, Answered answered) {
        boolean done = answered instanceof Answered.Done;
        said.setText(
                switch (answered) {
                    case Answered.Done _ -> getTranslation("privacy.said." + name);
                    case Answered.Refused refused -> getTranslation("privacy.refused." + refused.rule());
                });
        said.setClassName("bad", !done);
        read();
        return done;
    }
}
