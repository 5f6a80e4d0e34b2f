package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.badge;
import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.button;
import static org.havendesk.kit.Look.group;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.Optional;
import org.havendesk.access.Reauthentication;
import org.havendesk.cases.Identity;
import org.havendesk.cases.Proposal;
import org.havendesk.kit.Countdown;
import org.slf4j.LoggerFactory;

/**
 * Who the subject is: hidden, asked for, or open for a while. What is open is read once for each page that is opened, and
 * hides itself when its time is over.
 */
final class CaseIdentity extends Div {
    private final CaseDesk desk;
    private final ApprovalAsk ask;
    private Optional<Identity> identity = Optional.empty();
    private String shown = "";

    CaseIdentity(CaseDesk desk) {
        this.desk = desk;
        ask = new ApprovalAsk(this, desk.approvals());
        addClassName("identity");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Follows the case; nothing to show for a room. */
    void show() {
        setVisible(desk.file().row().alias() != null);
        if (!isVisible()) {
            return;
        }
        Optional<Duration> left = desk.approvals().revealLeft();
        String now = left.isPresent()
                ? "open"
                : isAsked() ? "asked" : desk.standing().isOpen() ? "hidden" : "closed";
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            left.ifPresentOrElse(this::drawOpen, () -> drawHidden(now));
        }
    }

    private boolean isAsked() {
        return desk.approvals().beside().stream()
                .anyMatch(each -> each.isAsked() && each.proposal() instanceof Proposal.Reveal);
    }

    private void drawHidden(String how) {
        identity = Optional.empty();
        add(badge(getTranslation("case.panel.hidden"), "lock"));
        if (how.equals("asked")) {
            add(box("small quiet", text(getTranslation("identity.asked"))));
        } else if (how.equals("hidden")) {
            add(box("small quiet identity-why", text(getTranslation("identity.why")), askToReveal()));
        }
        if (!how.equals("closed")) {
            add(emergency());
        }
    }

    private void drawOpen(Duration left) {
        var countdown = new Countdown(left, Countdown.Format.CLOCK);
        countdown.addOverListener(event -> hideAgain());
        add(group("row half identity-open", icon("eye"), text(getTranslation("identity.open")), countdown));
        add(
                Reauthentication.isFresh()
                        ? who()
                        : small("identity.show", () -> Reauthentication.before(this::hideAgain)));
        add(box("small quiet", text(getTranslation("identity.open.why"))), emergency());
    }

    private Component who() {
        try {
            identity = desk.approvals().reveal();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("who the subject is could not be read: {}", e.getClass());
            return box("small", text(getTranslation("identity.unreachable")), readAgain());
        }
        if (identity.isEmpty()) {
            return box("small", text(getTranslation("identity.gone")));
        }
        Identity who = identity.get();
        String name = who.displayName() == null || who.displayName().isBlank() ? who.handle() : who.displayName();
        return box(
                "identity-who", text(name, "strong"), text(getTranslation("identity.handle", who.handle()), "quiet"));
    }

    private Button readAgain() {
        return small("case.talk.again", this::hideAgain);
    }

    /** The time is over, or the words have to be read again: the database says how it stands. */
    private void hideAgain() {
        identity = Optional.empty();
        shown = "";
        removeAll();
        show();
    }

    private Button askToReveal() {
        var reveal = small("identity.ask", () -> Reauthentication.before(ask::reveal));
        reveal.addThemeVariants(ButtonVariant.TERTIARY);
        reveal.addClassName("link-button");
        return reveal;
    }

    private Button emergency() {
        var emergency = button(getTranslation("emergency.open"), "phone", null, "small-button");
        emergency.addClickListener(event -> new EmergencyDialog(desk).open());
        return emergency;
    }

    private Button small(String key, Runnable run) {
        var button = new Button(getTranslation(key), event -> run.run());
        button.addClassName("small-button");
        return button;
    }
}
