package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.access.Person;
import org.havendesk.access.Reauthentication;
import org.havendesk.kit.ChangeDialog;
import org.havendesk.kit.ChangeList;
import org.havendesk.settings.Change;
import org.havendesk.settings.InvalidSetting;
import org.havendesk.settings.Kind;
import org.havendesk.settings.Saved;
import org.havendesk.settings.Settings;
import org.havendesk.settings.Version;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a setting with what saves them. A save shows first what it changes; what is refused stays in the fields, and
 * what somebody else saved meanwhile is shown beside it.
 */
class SettingForm<T> extends Div {
    private final Kind<T> kind;
    private final Editor<T> editor;
    private final Settings settings;
    private final Person person;
    private final ZoneId zone;
    private final SettingMessage message = new SettingMessage();
    private final SettingHistory<T> history;
    private Version<T> based;

    SettingForm(Kind<T> kind, Editor<T> editor, Settings settings, Person person) {
        this.kind = kind;
        this.editor = editor;
        this.settings = settings;
        this.person = person;
        this.zone = settings.community().zone();
        this.history = new SettingHistory<>(kind, zone);
        addClassName("setting-form");
        based = settings.newest(kind);
        add(message, editor.component(), buttons(), history);
        load();
    }

    private Div buttons() {
        var save = new Button(getTranslation("settings.save"), event -> review());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var startOver = new Button(getTranslation("settings.start-over"), event -> {
            message.clear();
            load();
        });
        return box("row setting-acts", save, startOver);
    }

    private void load() {
        based = settings.newest(kind);
        editor.show(based.value());
        history.show(settings.history(kind));
    }

    private void review() {
        message.clear();
        T value;
        try {
            value = editor.value();
            kind.check(value);
        } catch (InvalidSetting e) {
            message.bad(SettingWords.invalid(this, e));
            return;
        }
        List<Change> changes = Settings.changes(kind, based.value(), value);
        if (changes.isEmpty()) {
            message.good(getTranslation("settings.unchanged", SettingWords.number(based.number())));
        } else {
            new ChangeDialog(
                            SettingWords.lines(this, changes),
                            reason -> Reauthentication.before(() -> save(value, reason)))
                    .open();
        }
    }

    private void save(T value, @Nullable String reason) {
        switch (settings.save(kind, based.number(), value, reason, person)) {
            case Saved.Done done -> {
                load();
                message.good(getTranslation("settings.done", SettingWords.number(done.version())));
            }
            case Saved.Unchanged same ->
                message.good(getTranslation("settings.unchanged", SettingWords.number(same.version())));
            case Saved.Stale stale -> tellStale(stale);
        }
    }

    /** Nothing typed is lost: it can be put on top of the other version, or be given up for it. */
    private void tellStale(Saved.Stale stale) {
        var theirs = settings.version(kind, stale.version());
        String number = SettingWords.number(stale.version());
        var keep = new Button(getTranslation("settings.stale.keep"), event -> {
            based = theirs;
            review();
        });
        var take = new Button(getTranslation("settings.stale.take", number), event -> {
            load();
            message.good(getTranslation("settings.stale.taken", number));
        });
        message.bad(
                getTranslation("settings.stale", stale.madeBy(), number, SettingWords.at(stale.madeAt(), zone)),
                new ChangeList(SettingWords.lines(this, Settings.changes(kind, based.value(), theirs.value()))),
                box("row setting-acts", keep, take));
    }
}
