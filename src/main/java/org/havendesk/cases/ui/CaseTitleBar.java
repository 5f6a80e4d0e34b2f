package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import org.havendesk.cases.Approval;
import org.havendesk.cases.QueueRow;
import org.havendesk.cases.QueueRow.Holder;
import org.havendesk.kit.Countdown;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.jspecify.annotations.Nullable;

/** The bar above the case: where one is, how pressing it is, who has it. */
final class CaseTitleBar extends Div {
    private final H1 title = new H1();
    private final Anchor queue = new Anchor();
    private final Anchor back = new Anchor();
    private final Div facts = box("case-facts");
    private final Div lease = box("case-lease");
    private final CasePages pages;
    private @Nullable CaseDesk desk;
    private @Nullable CaseAsk ask;
    private @Nullable Shown shown;

    private record Shown(
            long caseId, CaseStanding standing, @Nullable Holder holder, CasePath path, Tier tier) {}

    CaseTitleBar() {
        this(CasePages.Page.CONVERSATION);
    }

    /** @param here the page that this bar stands above */
    CaseTitleBar(CasePages.Page here) {
        pages = new CasePages(here, "only-desktop");
        addClassName("case-bar");
        queue.setText(getTranslation("case.queue"));
        back.add(icon("left", "icon-l"));
        back.addClassNames("only-mobile", "back-link");
        back.getElement().setAttribute("aria-label", getTranslation("case.back"));
        lease.getElement().setAttribute("aria-live", "polite");
        queue.getElement().setAttribute("router-link", true);
        back.getElement().setAttribute("router-link", true);
        add(back, group("row half quiet only-desktop", queue, icon("right")), title, facts, pages, lease);
    }

    /** Shows another case from now on. */
    void open(CaseDesk opened, CaseAsk asks, String queueAddress) {
        desk = opened;
        ask = asks;
        shown = null;
        queue.setHref(queueAddress);
        back.setHref(queueAddress);
        pages.open(opened.caseId(), queueAddress);
        title.setText(getTranslation("case.title", String.valueOf(opened.caseId())));
        show();
    }

    /** Follows the case. */
    void show() {
        QueueRow row = desk.file().row();
        pages.setVisible(row.path() == CasePath.CARE);
        facts.removeAll();
        facts.add(tier(row.tier()), CaseFacts.due(this, desk, "only-desktop"), CaseFacts.path(this, row, "only-wide"));
        var now = new Shown(row.caseId(), desk.standing(), row.holder(), row.path(), row.tier());
        if (!now.equals(shown)) {
            shown = now;
            lease.removeAll();
            lease.add(leaseParts(now.standing(), row));
        }
    }

    private Badge tier(Tier tier) {
        return badge(getTranslation("tier." + tier.key()), QueueRowWords.icon(tier), "tier", tier.key());
    }

    private Component[] leaseParts(CaseStanding standing, QueueRow row) {
        return switch (standing) {
            case YOURS -> new Component[] {yours(row, row.holder()), release(), escalate(), menu()};
            case HELD -> new Component[] {held(row.holder()), takeOver(), menu()};
            case FREE, WAITING, ESCALATED -> new Component[] {state(standing), claim(standing), menu()};
            case TO_APPROVE -> new Component[] {toApprove(), menu()};
            case PROPOSED, SECOND_PERSON -> new Component[] {state(standing), menu()};
            case CLOSING, CLOSED -> new Component[] {state(standing)};
        };
    }

    private Component yours(QueueRow row, Holder holder) {
        var countdown = new Countdown(Duration.between(row.readAt(), holder.until()), Countdown.Format.CLOCK);
        countdown.addOverListener(event -> desk.leaseOver());
        return group(
                "lease-mark",
                icon("lock"),
                text(getTranslation("case.lease.yours"), "only-wide"),
                text(getTranslation("case.lease.yours.short"), "only-narrow-text"),
                countdown,
                text(getTranslation("case.lease.renews"), "only-wide"));
    }

    private Component held(Holder holder) {
        String until = desk.times().clock(holder.until());
        return group("lease-mark other", icon("users"), text(getTranslation("case.lease.held", holder.name(), until)));
    }

    private Component toApprove() {
        String asker = desk.approvals().decision().map(Approval::asker).orElse("");
        return group("lease-mark", icon("twopeople"), text(getTranslation("case.lease.to_approve", asker)));
    }

    private Component state(CaseStanding standing) {
        String key = desk.isLeaseOver() ? "over" : standing.name().toLowerCase();
        return group("lease-mark other", text(getTranslation("case.lease." + key)));
    }

    private Component release() {
        var release = button(getTranslation("case.release"), "release", "R", "only-desktop");
        release.addThemeVariants(ButtonVariant.TERTIARY);
        release.addClickListener(event -> desk.release());
        return release;
    }

    private Component escalate() {
        var escalate = button(getTranslation("case.escalate"), "escalate", "E", "only-desktop");
        escalate.addClickListener(event -> ask.escalate());
        return escalate;
    }

    private Component claim(CaseStanding standing) {
        var claim = button(getTranslation("case.claim"), null, "C", "only-desktop");
        claim.addClickListener(event -> desk.claim());
        claim.setVisible(standing != CaseStanding.ESCALATED || desk.person().isSupervisor());
        return claim;
    }

    private Component takeOver() {
        var takeOver = new Button(getTranslation("case.take_over"), event -> ask.takeOver());
        takeOver.addClassName("only-desktop");
        return takeOver;
    }

    private Component menu() {
        return new CaseMenu(desk, ask, getTranslation("case.menu"), "only-desktop");
    }
}
