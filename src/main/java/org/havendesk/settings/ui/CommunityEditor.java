package org.havendesk.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.List;
import org.havendesk.settings.Community;
import org.havendesk.settings.Community.Program;
import org.havendesk.settings.InvalidSetting;

/** Name and time zone. Programs stay as they are: the import of an archive brings them. */
class CommunityEditor extends Div implements Editor<Community> {
    private final TextField name = Fields.line(this, "settings.part.community-name");
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("settings.part.zone"));
    private List<Program> programs = List.of();

    CommunityEditor() {
        addClassName("setting-fields");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        add(name, zone);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Community community) {
        name.setValue(community.name());
        zone.setValue(community.zone().getId());
        programs = community.programs();
    }

    @Override
    public Community value() {
        if (zone.getValue() == null) {
            throw new InvalidSetting("zone");
        }
        return new Community(name.getValue().strip(), ZoneId.of(zone.getValue()), programs);
    }
}
