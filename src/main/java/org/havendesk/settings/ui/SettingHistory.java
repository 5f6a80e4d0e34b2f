package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.kit.ChangeList;
import org.havendesk.settings.Kind;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;

/** Every version with who made it, when, why, and what it changed. */
class SettingHistory<T> extends Div {
    private final Kind<T> kind;
    private final ZoneId zone;
    private final OrderedList list = new OrderedList();

    SettingHistory(Kind<T> kind, ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
        addClassName("setting-history");
        list.getElement().setAttribute("reversed", true);
        add(new H2(getTranslation("settings.history")), list);
    }

    /** @param versions newest first */
    void show(List<Version<T>> versions) {
        list.removeAll();
        for (int i = 0; i < versions.size(); i++) {
            var item = item(versions.get(i));
            if (i + 1 < versions.size()) {
                item.add(changes(versions.get(i + 1), versions.get(i)));
            }
            list.add(item);
        }
    }

    private ListItem item(Version<T> version) {
        var item = new ListItem(text(SettingWords.version(this, version, zone), "strong"));
        if (version.reason() != null) {
            item.add(text("“" + version.reason() + "”", "quiet", "words"));
        }
        return item;
    }

    private Details changes(Version<T> before, Version<T> after) {
        var changes = SettingWords.lines(this, Settings.changes(kind, before.value(), after.value()));
        String summary = getTranslation(
                changes.size() == 1 ? "settings.history.change" : "settings.history.changes",
                SettingWords.number(changes.size()));
        return new Details(summary, new ChangeList(changes));
    }
}
