package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.html.Anchor;
import java.util.Optional;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.OwnAccount;
import org.havendesk.kit.DrawerCard;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reminds whoever should have a second step and has none. */
@Component
class SecondStepCard implements DrawerCard {
    private final CurrentPerson current;
    private final OwnAccount account;

    SecondStepCard(CurrentPerson current, OwnAccount account) {
        this.current = current;
        this.account = account;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> card() {
        try {
            return current.find().isPresent() && account.needsSecondStep() && !account.hasSecondStep()
                    ? Optional.of(reminder())
                    : Optional.empty();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(getClass()).warn("cannot say whether there is a second step: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Runnable whenChanged(Runnable listener) {
        return () -> {}; // it changes by the person's own acts, and with the next page
    }

    private static com.vaadin.flow.component.Component reminder() {
        var link = new Anchor("account");
        link.setText(link.getTranslation("account.card.link"));
        link.getElement().setAttribute("router-link", true);
        return box("second-step-card", text(link.getTranslation("account.card")), link);
    }
}
