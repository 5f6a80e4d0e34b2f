package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;

/** One kind of setting: its fields, and its versions. */
@Route("settings")
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
class SettingView extends Div implements HasUrlParameter<String>, HasNavbar, HasDynamicTitle {
    private final Settings settings;
    private final CurrentPerson current;
    private final H1 title = new H1();

    SettingView(Settings settings, CurrentPerson current) {
        this.settings = settings;
        this.current = current;
        addClassName("settings-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String key) {
        var person = current.get();
        SettingPage<?> page = SettingPage.of(key, person).orElseThrow(NotFoundException::new);
        title.setText(getTranslation(page.title()));
        removeAll();
        add(text(getTranslation(page.sentence()), "quiet"), page.form(settings, person));
    }

    @Override
    public Component[] navbar() {
        var back = new Anchor("settings", getTranslation("settings.title"));
        back.getElement().setAttribute("router-link", true);
        return new Component[] {back, icon("right", "quiet"), title};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title.getText());
    }
}
