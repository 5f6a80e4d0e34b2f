package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.havendesk.cases.CaseFile.DecisionLine;
import org.havendesk.cases.CaseFile.Receipt;
import org.havendesk.cases.QueueRow.Holder;
import org.havendesk.settings.CasePath;
import org.jspecify.annotations.Nullable;

/** The foot of the page: decide, or why not and what can be done instead. */
final class DecideBar extends Footer {
    private final CaseDesk desk;
    private final CaseAsk ask;
    private final Runnable nextCase;
    private final IntSupplier claimable;
    private @Nullable DecideActions actions;
    private @Nullable Button decide;
    private @Nullable Shown shown;

    /** What the bar depends on: while it stays the same nothing is drawn anew, and the focus stays where it is. */
    private record Shown(
            CaseStanding standing,
            boolean leaseOver,
            CasePath path,
            @Nullable Holder holder,
            @Nullable Long decision,
            List<Receipt> receipts) {}

    /** @param claimable how many cases "Next case" could take */
    DecideBar(CaseDesk desk, CaseAsk ask, Runnable nextCase, IntSupplier claimable) {
        this.desk = desk;
        this.ask = ask;
        this.nextCase = nextCase;
        this.claimable = claimable;
        addClassName("decide");
        getElement().setAttribute("aria-label", getTranslation("case.decide.label"));
    }

    /** Follows the case. */
    void show() {
        var now = shownNow();
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            draw(now.standing());
        }
        sync();
    }

    /** Opens the last look at the decision, where this person may decide. */
    boolean openDialog() {
        if (desk.standing() != CaseStanding.YOURS) {
            return false;
        }
        new DecideDialog(desk, this::sync).open();
        return true;
    }

    private Shown shownNow() {
        var file = desk.file();
        var decision = file.lastDecision();
        return new Shown(
                desk.standing(),
                desk.isLeaseOver(),
                file.row().path(),
                desk.standing() == CaseStanding.HELD ? file.row().holder() : null,
                decision == null ? null : decision.decisionId(),
                file.receipts());
    }

    private void draw(CaseStanding standing) {
        actions = null;
        decide = null;
        switch (standing) {
            case YOURS -> drawActions();
            case HELD -> drawHeld(desk.file().row().holder());
            case FREE -> add(sentence(desk.isLeaseOver() ? "case.bar.over" : "case.bar.free", "lock", claim()));
            case WAITING -> drawWaiting();
            case PROPOSED, TO_APPROVE, SECOND_PERSON ->
                desk.approvals().decision().ifPresent(asked -> add(new ApprovalBar(desk, asked, this::next)));
            case ESCALATED -> add(sentence("case.bar.escalated", "escalate", claimOfEscalated(), next()), receipts());
            case CLOSING, CLOSED -> drawDecided(standing, desk.file().lastDecision());
        }
    }

    private void drawActions() {
        actions = new DecideActions(desk, this::sync);
        actions.addClassName("only-desktop");
        decide = button("", null, "D", "push");
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        decide.addClickListener(event -> openDialog());
        actions.end(decide);
        var phone = new Button(getTranslation("case.decide.phone"), event -> openDialog());
        phone.addThemeVariants(ButtonVariant.PRIMARY);
        phone.addClassNames("grow", "tall");
        var release = new Button(getTranslation("case.release"), event -> desk.release());
        var escalate = new Button(getTranslation("case.escalate"), event -> ask.escalate());
        release.addClassName("tall");
        escalate.addClassName("tall");
        add(actions, otherPath(), box("row only-mobile", release, escalate, phone));
    }

    private Div otherPath() {
        String other = CaseAsk.otherPathOf(desk).key();
        var move = new Button(getTranslation("case.bar.path." + other), event -> ask.otherPath());
        move.addThemeVariants(ButtonVariant.TERTIARY);
        move.addClassNames("small-button", "link-button");
        return box(
                "row small quiet other-path",
                icon(other.equals("care") ? "heart" : "scale"),
                text(getTranslation("case.bar.path." + other + ".why")),
                move);
    }

    private void drawHeld(@Nullable Holder holder) {
        var takeOver = new Button(getTranslation("case.take_over"), event -> ask.takeOver());
        takeOver.addClassName("tall");
        String name = holder == null ? "" : holder.name();
        String until = holder == null ? "" : desk.times().clock(holder.until());
        add(line("users", text(getTranslation("case.bar.held", name, until)), takeOver));
    }

    private void drawWaiting() {
        var until = desk.file().row().waitingUntil();
        String at = until == null ? "" : desk.times().exact(until);
        String what = Objects.requireNonNullElse(desk.file().row().waitingFor(), "reply");
        add(line("clock", text(getTranslation("case.bar.waiting." + what, at)), claim(), next()), receipts());
    }

    private void drawDecided(CaseStanding standing, @Nullable DecisionLine decision) {
        if (decision == null) {
            add(line("check", text(getTranslation("case.bar.closed")), reopen(standing), next()));
            return;
        }
        String who = who(decision);
        var words = box(
                "decided",
                text(CaseWords.effect(this, "decided", decision.actions(), desk.file()), "strong"),
                text(getTranslation("case.bar.decided", who, desk.times().exact(decision.at())), "quiet"));
        add(line("check", words, reopen(standing), next()), receipts());
    }

    private String who(DecisionLine decision) {
        if (decision.approvedBy() != null) {
            return getTranslation("approval.decided", decision.who(), decision.approvedBy());
        }
        return decision.yours() ? getTranslation("case.you.lower") : decision.who();
    }

    /** What became of the decision, once it cannot be taken back. */
    private Component receipts() {
        var decision = desk.file().lastDecision();
        var receipts = new CaseReceipts(desk.file().receipts(), desk.times());
        receipts.setVisible(decision != null
                && decision.settled()
                && !desk.file().receipts().isEmpty());
        receipts.getElement().setAttribute("aria-live", "polite");
        return receipts;
    }

    private Component reopen(CaseStanding standing) {
        var reopen = new Button(getTranslation("case.reopen"), event -> ask.reopen());
        reopen.addClassName("tall");
        reopen.setVisible(standing == CaseStanding.CLOSED);
        return reopen;
    }

    private Component next() {
        int left = claimable.getAsInt();
        var next = button(getTranslation("case.next", left), "arrow", "N", "tall");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(event -> nextCase.run());
        next.setVisible(left > 0);
        return next;
    }

    private Component claim() {
        var claim = button(getTranslation("case.claim"), null, "C", "tall");
        claim.addThemeVariants(ButtonVariant.PRIMARY);
        claim.addClickListener(event -> desk.claim());
        return claim;
    }

    /** Escalated cases are for supervisors; to others the sentence says so. */
    private Component claimOfEscalated() {
        var claim = claim();
        claim.setVisible(desk.person().isSupervisor());
        return claim;
    }

    private Component sentence(String key, String icon, Component... acts) {
        return line(icon, text(getTranslation(key)), acts);
    }

    private static Component line(String icon, Component words, Component... acts) {
        var buttons = box("row decide-acts", acts);
        return box("row decide-line", group("dot l", icon(icon)), box("grow", words), buttons);
    }

    private void sync() {
        if (actions != null && decide != null) {
            actions.sync();
            int chosen = desk.draft().actions().size();
            decide.setText(chosen == 0 ? getTranslation("case.decide") : getTranslation("case.decide.n", chosen));
        }
    }
}
