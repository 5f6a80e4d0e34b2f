package org.havendesk.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Inline.Wrapping;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What stands around the application in the browser: style sheets, push, icon, and the colour scheme. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
public class AppShell implements AppShellConfigurator {
    /** The scheme of the address, else the one chosen in this browser, before anything is painted; else the device's. */
    private static final String SCHEME = """
            (() => {
              const chosen = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('havendesk.theme');
              if (chosen === 'light' || chosen === 'dark') {
                document.documentElement.style.colorScheme = chosen;
                document.documentElement.setAttribute('theme', chosen);
              }
            })();""";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.setPageTitle("Havendesk");
        settings.addLink("icon", "icons/favicon.svg");
        settings.addInlineWithContents(Position.PREPEND, SCHEME, Wrapping.JAVASCRIPT);
    }
}
