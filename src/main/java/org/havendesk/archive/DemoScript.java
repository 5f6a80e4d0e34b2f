package org.havendesk.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words of the demo community, read from demo-rooms.txt and demo-scenes.txt, whose first lines say how they are laid out. */
final class DemoScript {
    final List<Program> programs = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    final List<String> thanks = new ArrayList<>();
    final List<String> welcomes = new ArrayList<>();
    final List<String> welcomed = new ArrayList<>();
    final List<Scene> scenes = new ArrayList<>();
    /** Complaints that name no message. */
    final List<Complaint> complaints = new ArrayList<>();

    /** @param name null: rooms that belong to no program */
    record Program(@Nullable String name, List<Room> rooms, List<String> people, List<Opening> openings) {}

    record Room(String id, String name, String kind) {}

    /** How a conversation begins, and what is said to it. */
    record Opening(String words, List<String> answers) {}

    /** @param minutes how old its last message is */
    record Scene(Room room, int minutes, List<Line> lines) {}

    /** @param isAnswer to the line before it */
    record Line(String who, boolean isAnswer, String words, List<Complaint> complaints) {}

    /** @param subject a room's id or a handle where no message is meant */
    record Complaint(
            @Nullable String subject,
            boolean isOfRoom,
            String category,
            int minutes,
            String reporter,
            @Nullable String reason) {}

    DemoScript() {
        List<String> list = null;
        for (String line : lines("demo-rooms.txt")) {
            switch (line) {
                case "answers" -> list = answers;
                case "thanks" -> list = thanks;
                case "welcomes" -> list = welcomes;
                case "welcomed" -> list = welcomed;
                default -> {
                    if (list == null) {
                        program(line);
                    } else {
                        list.add(line);
                    }
                }
            }
        }
        lines("demo-scenes.txt").forEach(this::scene);
    }

    private void program(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("program ")) {
            programs.add(new Program(
                    rest.equals("-") ? null : rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            return;
        }
        Program program = programs.getLast();
        switch (line.substring(0, line.indexOf(' '))) {
            case "room" -> {
                String[] parts = rest.split(", ");
                program.rooms().add(new Room(parts[0], parts[1], parts[2]));
            }
            case "people" -> program.people().addAll(Arrays.asList(rest.split(", ")));
            case "open" -> program.openings().add(new Opening(rest, new ArrayList<>()));
            case "answer" -> program.openings().getLast().answers().add(rest);
            default -> throw new IllegalStateException("demo-rooms.txt: " + line);
        }
    }

    private void scene(String line) {
        if (line.startsWith("!member ") || line.startsWith("!room ")) {
            String[] parts = line.split(" ", 3);
            complaints.add(complaint(parts[1], line.startsWith("!room "), parts[2]));
        } else if (line.startsWith("! ")) {
            Line reported = scenes.getLast().lines().getLast();
            reported.complaints().add(complaint(null, false, line.substring(2)));
        } else if (line.startsWith("scene ")) {
            String[] parts = line.split(" ");
            scenes.add(new Scene(room(parts[1]), Integer.parseInt(parts[2]), new ArrayList<>()));
        } else if (line.startsWith("direct ")) {
            String[] parts = line.split(",? ");
            var room = new Room(parts[1] + "+" + parts[2], parts[1] + " and " + parts[2], "direct");
            scenes.add(new Scene(room, Integer.parseInt(parts[3]), new ArrayList<>()));
        } else {
            int end = Math.max(line.indexOf(": "), 0);
            int answer = line.indexOf("> ");
            boolean isAnswer = answer >= 0 && (end == 0 || answer < end);
            int split = isAnswer ? answer : end;
            scenes.getLast()
                    .lines()
                    .add(new Line(line.substring(0, split), isAnswer, line.substring(split + 2), new ArrayList<>()));
        }
    }

    private static Complaint complaint(@Nullable String subject, boolean isOfRoom, String rest) {
        String[] reason = rest.split(" \\| ", 2);
        String[] parts = reason[0].split(" ");
        return new Complaint(
                subject,
                isOfRoom,
                parts[0],
                Integer.parseInt(parts[1]),
                parts[2],
                reason.length > 1 ? reason[1] : null);
    }

    private Room room(String id) {
        return programs.stream()
                .flatMap(p -> p.rooms().stream())
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("demo-scenes.txt: no room " + id));
    }

    private static List<String> lines(String name) {
        return read(name).stream().filter(line -> !line.isBlank()).toList();
    }

    /** The lines of a resource beside this class, without its comments. */
    static List<String> read(String name) {
        var in = Objects.requireNonNull(DemoScript.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
