package org.havendesk.settings.ui;

import static org.havendesk.kit.Look.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.settings.Community;
import org.havendesk.settings.Community.Program;
import org.havendesk.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;

/** Name, time zone and programs, whose rooms are named as the chat store names them. */
class CommunityEditor extends Div implements Editor<Community> {
    private final TextField name = Fields.line(this, "settings.part.community-name");
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("settings.part.zone"));
    private final Rows<Program> programs = new Rows<>("settings.add.program", ProgramRow::new);

    CommunityEditor() {
        var fields = new Div(name, zone);
        fields.addClassName("setting-fields");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        add(fields, text(getTranslation("settings.programs.help"), "quiet"), programs);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Community community) {
        name.setValue(community.name());
        zone.setValue(community.zone().getId());
        programs.show(community.programs());
    }

    @Override
    public Community value() {
        if (zone.getValue() == null) {
            throw new InvalidSetting("zone");
        }
        return new Community(name.getValue().strip(), ZoneId.of(zone.getValue()), programs.value());
    }

    private static final class ProgramRow extends Div implements Rows.Row<Program> {
        private final TextField name = Fields.line(this, "settings.part.program");
        private final TextField rooms = new TextField(getTranslation("settings.part.rooms-list"));

        ProgramRow(@Nullable Program program) {
            addClassName("setting-fields");
            add(name, rooms);
            if (program != null) {
                name.setValue(program.name());
                rooms.setValue(program.rooms().stream().sorted().collect(Collectors.joining(", ")));
            }
        }

        @Override
        public Component fields() {
            return this;
        }

        @Override
        public String name() {
            return name.getValue();
        }

        @Override
        public Program value() {
            Set<String> ids = Stream.of(rooms.getValue().split(","))
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toSet());
            return new Program(name.getValue().strip(), ids);
        }
    }
}
