package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import org.havendesk.settings.Tier;

/** What is done less often: another path, another tier. */
final class CaseMenu extends MenuBar {

    CaseMenu(CaseDesk desk, CaseAsk ask, String... classes) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("case-more");
        addClassNames(classes);
        var root = addItem(icon("dots"));
        root.setAriaLabel(getTranslation("case.menu"));
        String other = CaseAsk.otherPathOf(desk).key();
        root.getSubMenu().addItem(getTranslation("case.menu.path." + other), event -> ask.otherPath());
        SubMenu tiers =
                root.getSubMenu().addItem(getTranslation("case.menu.tier")).getSubMenu();
        for (Tier tier : Tier.values()) {
            tiers.addItem(getTranslation("tier." + tier.key()), event -> ask.tier(tier))
                    .setEnabled(tier != desk.file().row().tier());
        }
    }
}
