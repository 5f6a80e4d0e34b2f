package org.havendesk.access.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.havendesk.access.CommunityZone;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.OwnAccount;
import org.havendesk.kit.HasNavbar;

/** What somebody does with their own account: how they come in, where they are signed in, and how they like the console. */
@Route("account")
@PermitAll
class AccountView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final OwnAccount account;
    private final CommunityZone zone;
    private final CurrentPerson current;

    AccountView(OwnAccount account, CommunityZone zone, CurrentPerson current) {
        this.account = account;
        this.zone = zone;
        this.current = current;
        addClassName("account-page");
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("account.title")), text(account.username(), "quiet")};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        draw();
        List<String> codes = account.codesToShow();
        if (!codes.isEmpty()) {
            new RecoveryCodesDialog(codes).open();
        }
    }

    private void draw() {
        var times = new AccountTimes(current.zoneOr(zone.get()), getLocale());
        removeAll();
        if (account.needsSecondStep() && !account.hasSecondStep()) {
            add(new SecondStepNotice(account.isKeptFromCare()));
        }
        add(
                new PasswordPanel(account),
                new PasskeysPanel(account, times, this::draw),
                new CodeAppPanel(account, this::draw),
                new RecoveryPanel(account, this::draw),
                new SessionsPanel(account, times, this::draw),
                new PreferencesPanel(account, zone.get()));
    }
}
