package org.havendesk.cases.ui;

import static org.havendesk.kit.Look.icon;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;

/** The two pages of a care case: what was said, and the steps. */
final class CasePages extends Nav {

    /** A page of a case. */
    enum Page {
        CONVERSATION("chat", ""),
        CARE("heart", "/care");

        private final String icon;
        private final String path;

        Page(String icon, String path) {
            this.icon = icon;
            this.path = path;
        }

        /** @param queueAddress whose query the address carries along */
        private String address(long caseId, String queueAddress) {
            int query = queueAddress.indexOf('?');
            return CaseLinks.path(caseId) + path + (query < 0 ? "" : queueAddress.substring(query));
        }
    }

    private final Map<Page, Anchor> links = new EnumMap<>(Page.class);

    CasePages(Page here, String... classes) {
        addClassNames("tabs", "case-pages");
        addClassNames(classes);
        setAriaLabel(getTranslation("case.pages"));
        for (Page page : Page.values()) {
            var link = new Anchor(
                    "",
                    icon(page.icon),
                    new Span(getTranslation("case.pages." + page.name().toLowerCase())));
            link.getElement().setAttribute("router-link", true);
            if (page == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            links.put(page, link);
            add(link);
        }
    }

    void open(long caseId, String queueAddress) {
        links.forEach((page, link) -> link.setHref(page.address(caseId, queueAddress)));
    }
}
