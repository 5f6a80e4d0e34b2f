package org.havendesk.settings;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The community that is looked after: its name, the time zone of its days, its programs. */
public record Community(String name, ZoneId zone, List<Program> programs) {

    /** A program is a set of rooms; no room is in two. */
    public record Program(String name, Set<String> rooms) {
        public Program {
            rooms = Set.copyOf(rooms);
        }
    }

    public Community {
        programs = List.copyOf(programs);
        if (name.isBlank()) {
            throw new InvalidSetting("community-name");
        }
        long rooms = programs.stream().mapToLong(p -> p.rooms().size()).sum();
        long distinct =
                programs.stream().flatMap(p -> p.rooms().stream()).distinct().count();
        if (rooms != distinct) {
            throw new InvalidSetting("programs", name);
        }
    }

    /** Throws {@link InvalidSetting} where a program has no name or no room, or two have one name. */
    void refuseUnclear() {
        Set<String> names = new HashSet<>();
        for (Program program : programs) {
            if (program.name().isBlank() || program.rooms().isEmpty()) {
                throw new InvalidSetting("program-empty", program.name());
            }
            if (!names.add(program.name())) {
                throw new InvalidSetting("program-twice", program.name());
            }
        }
    }

    /** The name of the program that the room belongs to, or null. */
    public @Nullable String programOf(@Nullable String roomId) {
        return programs.stream()
                .filter(p -> roomId != null && p.rooms().contains(roomId))
                .map(Program::name)
                .findFirst()
                .orElse(null);
    }
}
