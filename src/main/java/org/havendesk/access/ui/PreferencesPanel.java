package org.havendesk.access.ui;

import static org.havendesk.kit.Look.box;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.havendesk.access.OwnAccount;
import org.havendesk.access.Preference;

/** How the person likes the console; each choice is kept at once. */
class PreferencesPanel extends AccountPanel {
    private final OwnAccount account;
    private final Select<Locale> language = new Select<>();
    private final ComboBox<ZoneId> zone = new ComboBox<>();
    private final Checkbox keys = new Checkbox();
    private final RadioButtonGroup<Boolean> words = new RadioButtonGroup<>();

    PreferencesPanel(OwnAccount account, ZoneId community) {
        super("account.preferences");
        this.account = account;
        Preference now = account.preference();
        language.setLabel(getTranslation("account.language"));
        language.setItems(offered());
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(getTranslation("account.language.browser"));
        language.setItemLabelGenerator(
                each -> each == null ? getTranslation("account.language.browser") : each.getDisplayName(each));
        language.setValue(now.language());
        zone.setLabel(getTranslation("account.zone"));
        zone.setItems(
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
        zone.setPlaceholder(getTranslation("account.zone.community", community.getId()));
        zone.setHelperText(getTranslation("account.zone.help"));
        zone.setClearButtonVisible(true);
        zone.setValue(now.zone());
        keys.setLabel(getTranslation("account.keys"));
        keys.setValue(!now.keysOff());
        words.setLabel(getTranslation("account.words"));
        words.setItems(false, true);
        words.setItemLabelGenerator(all -> getTranslation(all ? "account.words.always" : "account.words.severe"));
        words.setValue(now.allHidden());
        language.addValueChangeListener(event -> keep());
        zone.addValueChangeListener(event -> keep());
        keys.addValueChangeListener(event -> keep());
        words.addValueChangeListener(event -> keep());
        add(box("account-fields", language, zone, keys, words));
    }

    private static List<Locale> offered() {
        I18NProvider bundle = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        var provided = bundle == null ? List.<Locale>of() : bundle.getProvidedLocales();
        return provided.isEmpty() ? List.of(Locale.ENGLISH) : provided;
    }

    private void keep() {
        account.keep(new Preference(language.getValue(), zone.getValue(), !keys.getValue(), words.getValue()));
        tell("account.preferences.kept");
    }
}
