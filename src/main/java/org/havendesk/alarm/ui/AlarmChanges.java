package org.havendesk.alarm.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.havendesk.kit.ChangeList.Line;
import org.havendesk.settings.Change;
import org.jspecify.annotations.Nullable;

/** What changes in the settings of the alarms, in words, without secrets. */
final class AlarmChanges {
    private static final String SECRET = "whsec_[A-Za-z0-9+/=]*";

    private AlarmChanges() {}

    static List<Line> lines(Component page, List<Change> changes) {
        return changes.stream()
                .map(change -> Line.of(
                        page, "alarm.part.", change.path(), shown(page, change.before()), shown(page, change.after())))
                .toList();
    }

    /** The value as it may be seen: never a secret. */
    private static @Nullable String shown(Component page, @Nullable String value) {
        return value == null ? null : value.replaceAll(SECRET, page.getTranslation("alarm.secret.hidden"));
    }
}
