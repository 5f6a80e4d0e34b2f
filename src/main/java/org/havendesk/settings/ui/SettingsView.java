package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;
import static org.havendesk.kit.Look.icon;
import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import org.havendesk.access.CurrentPerson;
import org.havendesk.access.Roles;
import org.havendesk.kit.HasNavbar;
import org.havendesk.settings.Settings;

/** All kinds of settings, each with its version, who made it and when. */
@Route("settings")
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
class SettingsView extends Div implements HasNavbar, HasDynamicTitle, AfterNavigationObserver {
    private final Settings settings;
    private final CurrentPerson current;

    SettingsView(Settings settings, CurrentPerson current) {
        this.settings = settings;
        this.current = current;
        addClassName("settings-page");
    }

    @Override
    public Component[] navbar() {
        return new Component[] {new H1(getTranslation("settings.title"))};
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("settings.title"));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        ZoneId zone = settings.community().zone();
        var list = new UnorderedList();
        list.addClassName("setting-list");
        SettingPage.of(current.get()).forEach(page -> list.add(item(page, zone)));
        removeAll();
        add(text(getTranslation("settings.sentence"), "quiet"), list);
    }

    private ListItem item(SettingPage<?> page, ZoneId zone) {
        var link = new Anchor("settings/" + page.kind().key(), getTranslation(page.title()));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("strong");
        String version = SettingWords.version(this, settings.newest(page.kind()), zone);
        var words = box("col", link, text(getTranslation(page.sentence()), "quiet"), text(version, "small", "quiet"));
        return new ListItem(icon(page.icon(), "icon-l"), words);
    }
}
