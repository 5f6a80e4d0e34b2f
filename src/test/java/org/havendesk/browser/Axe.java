package org.havendesk.browser;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * The rules of axe, asked in the page itself: its own driver for Selenium opens a window for each answer and brings all that
 * passed along, which takes three times as long.
 */
final class Axe {
    private static final String SCRIPT = script();

    private static final String VIOLATIONS = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              resultTypes: ['violations'],
              preload: false,
            }).then(
              found => done(found.violations.map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))),
              fault => done(['axe could not run: ' + fault]));
            """;

    private Axe() {}

    /** What breaks a rule of WCAG 2.2, A and AA: the rule, and the first elements that break it. */
    static List<?> violations(JavascriptExecutor page) {
        if ((Boolean) page.executeScript("return !window.axe")) {
            page.executeScript(SCRIPT);
        }
        return (List<?>) page.executeAsyncScript(VIOLATIONS);
    }

    private static String script() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (Exception e) {
            throw new IllegalStateException("axe is not among the libraries", e);
        }
    }
}
