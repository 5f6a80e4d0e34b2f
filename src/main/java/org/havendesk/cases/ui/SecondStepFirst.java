package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import org.havendesk.access.OwnAccount;
import org.havendesk.kit.EmptyState;
import org.havendesk.settings.CasePath;
import org.springframework.stereotype.Component;

/** Care cases wait for people who have no second step yet, where the community's rules say so. */
@Component
class SecondStepFirst {
    private final OwnAccount account;

    SecondStepFirst(OwnAccount account) {
        this.account = account;
    }

    /** Whether the person of this page has to set up a second step before they open a case of this path. */
    boolean waits(CasePath path) {
        return path == CasePath.CARE && account.isKeptFromCare();
    }

    /** What stands in place of the case. */
    com.vaadin.flow.component.Component page(Runnable back) {
        var setUp = new Button(icon("key"));
        setUp.setText(setUp.getTranslation("case.second-step.set-up"));
        setUp.addClickListener(event -> setUp.getUI().ifPresent(ui -> ui.navigate("account")));
        setUp.addThemeVariants(ButtonVariant.PRIMARY);
        var other = new Button(setUp.getTranslation("case.left.back"), event -> back.run());
        return new EmptyState(
                "lock",
                setUp.getTranslation("case.second-step.title"),
                setUp.getTranslation("case.second-step.why"),
                setUp,
                other);
    }
}
