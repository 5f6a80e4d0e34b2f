package org.havendesk.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.archive.DemoScript.Complaint;
import org.havendesk.archive.DemoScript.Program;
import org.havendesk.archive.DemoScript.Room;
import org.havendesk.settings.Community;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small invented community with a queue that looks alive: for an installation without an archive. Nobody in it is real,
 * distress is hinted at and never described.
 */
public final class DemoCommunity {
    private static final long SEED = 20_260_105;

    private final DemoScript script = new DemoScript();
    private final Random random = new Random(SEED);
    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, String> memberIds = new LinkedHashMap<>();
    private final Map<String, Instant> joined = new LinkedHashMap<>();
    private final Instant now;
    private final DemoTalk talk;
    private final OutputStream lines;

    private DemoCommunity(Instant now, OutputStream lines) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.lines = lines;
        this.talk = new DemoTalk(script, this.now, random);
    }

    /** Writes the community as an archive whose newest records are minutes older than {@code now}; the same for the same now. */
    public static void write(Instant now, OutputStream lines) throws IOException {
        new DemoCommunity(now, lines).write();
    }

    /** Its name, the zone of its days and its programs, for the settings. */
    public static Community community() {
        var programs = new DemoScript()
                .programs.stream()
                        .filter(p -> p.name() != null)
                        .map(p -> new Community.Program(
                                p.name(), p.rooms().stream().map(Room::id).collect(Collectors.toSet())))
                        .toList();
        return new Community("Lantern Circle", ZoneId.of("Europe/London"), programs);
    }

    private void write() throws IOException {
        members();
        List<Room> rooms = rooms();
        for (Room room : rooms) {
            Instant created = room.kind().equals("direct") ? first(room) : now.minus(600, ChronoUnit.DAYS);
            line("room", "id", room.id(), "name", room.name(), "kind", room.kind(), "created_at", created);
        }
        memberships(rooms);
        messages();
        reports();
        checkIns();
    }

    /** Those who only turn up in a scene joined shortly before their first words. */
    private void members() throws IOException {
        Set<String> handles = new LinkedHashSet<>();
        script.programs.forEach(p -> handles.addAll(p.people()));
        handles.forEach(handle -> joined.put(
                handle, now.minus(30 + random.nextInt(500), ChronoUnit.DAYS).minusSeconds(random.nextInt(86_400))));
        talk.posts.forEach(post -> joined.putIfAbsent(post.who, post.at.minusSeconds(3600)));
        for (var member : joined.entrySet()) {
            String id = "member-" + (memberIds.size() + 1);
            memberIds.put(member.getKey(), id);
            line("member", "id", id, "handle", member.getKey(), "joined_at", member.getValue());
        }
    }

    private List<Room> rooms() {
        var rooms = new LinkedHashSet<Room>();
        script.programs.forEach(p -> rooms.addAll(p.rooms()));
        script.scenes.forEach(s -> rooms.add(s.room()));
        return new ArrayList<>(rooms);
    }

    private Instant first(Room room) {
        return talk.posts.stream()
                .filter(p -> p.room.equals(room))
                .map(p -> p.at)
                .findFirst()
                .orElse(now);
    }

    private void memberships(List<Room> rooms) throws IOException {
        for (Room room : rooms) {
            Set<String> people = new LinkedHashSet<>(peopleOf(room));
            talk.posts.stream().filter(p -> p.room.equals(room)).forEach(p -> people.add(p.who));
            for (String handle : people) {
                Instant since = room.kind().equals("direct") ? first(room) : joined.get(handle);
                line("membership", "room", room.id(), "member", memberIds.get(handle), "joined_at", since);
            }
        }
    }

    private List<String> peopleOf(Room room) {
        for (Program program : script.programs) {
            if (program.rooms().contains(room)) {
                return program.name() == null ? List.copyOf(memberIds.keySet()) : program.people();
            }
        }
        return List.of(room.name().split(" and "));
    }

    private void messages() throws IOException {
        for (DemoTalk.Post post : talk.posts) {
            line(
                    "message",
                    "id",
                    post.id,
                    "room",
                    post.room.id(),
                    "member",
                    memberIds.get(post.who),
                    "sent_at",
                    post.at,
                    "body",
                    post.words,
                    "reply_to",
                    post.answered == null ? null : post.answered.id,
                    "edited_at",
                    post.editedAt,
                    "removed_at",
                    post.removedAt);
        }
    }

    private void reports() throws IOException {
        int number = 0;
        for (DemoTalk.Reported report : talk.reports) {
            Complaint complaint = report.complaint();
            String subject = complaint.subject();
            line(
                    "report",
                    "id",
                    "report-" + ++number,
                    "message",
                    report.post() == null ? null : report.post().id,
                    "room",
                    complaint.isOfRoom() ? subject : null,
                    "member",
                    complaint.isOfRoom() || subject == null ? null : memberIds.get(subject),
                    "reporter",
                    memberIds.get(complaint.reporter()),
                    "category",
                    complaint.category(),
                    "reason",
                    complaint.reason(),
                    "created_at",
                    report.at());
        }
    }

    /** A third of the people answer a mood question every week, and some of them the nine items of the PHQ-9. */
    private void checkIns() throws IOException {
        int number = 0;
        for (int week = 3; week >= 0; week--) {
            Instant answered = now.minus(week * 7 + 1, ChronoUnit.DAYS);
            for (int i = 0; i < joined.size() - 4; i += 3) {
                String member = "member-" + (i + 1);
                int mood = Math.min(5, 2 + random.nextInt(3) + (week < 2 ? random.nextInt(2) : 0));
                checkIn(++number, member, "mood", List.of(mood), answered.plusSeconds(i * 600L));
                if (i % 2 == 0) {
                    checkIn(++number, member, "phq-9", phq9(), answered.plusSeconds(i * 600L + 90));
                }
            }
        }
        lastCheckIns(number);
    }

    /** Low answers, and none at the ninth item. */
    private List<Integer> phq9() {
        var items = new ArrayList<Integer>();
        for (int item = 1; item <= 8; item++) {
            items.add(random.nextInt(3) * random.nextInt(2));
        }
        items.add(0);
        return items;
    }

    /**
     * The last answers: one at each tier's alert line, one of days ago that opens nothing any more, and some below the line. Of
     * people about whom nobody has said anything.
     */
    private void lastCheckIns(int number) throws IOException {
        checkIn(number + 1, id("moth_at_window"), "phq-9", List.of(1, 2, 2, 1, 0, 2, 1, 0, 2), minutesAgo(6));
        checkIn(number + 2, id("hot_water_bottle"), "phq-9", List.of(1, 1, 2, 1, 0, 1, 1, 0, 1), minutesAgo(35));
        checkIn(number + 3, id("copper_kettle"), "core-10", List.of(1, 0, 1, 2, 0, 0, 1, 1, 2, 0), minutesAgo(50));
        checkIn(number + 4, id("tiny_planets"), "phq-9", List.of(0, 1, 1, 1, 0, 0, 1, 0, 0), minutesAgo(80));
        checkIn(number + 5, id("june_bug"), "phq-9", List.of(1, 1, 1, 2, 1, 1, 1, 0, 1), minutesAgo(4 * 24 * 60));
    }

    private String id(String handle) {
        return Objects.requireNonNull(memberIds.get(handle), handle);
    }

    private Instant minutesAgo(int minutes) {
        return now.minus(minutes, ChronoUnit.MINUTES);
    }

    private void checkIn(int number, String member, String instrument, List<Integer> items, Instant at)
            throws IOException {
        int score = items.stream().mapToInt(Integer::intValue).sum();
        line(
                "check_in",
                "id",
                "check-in-" + number,
                "member",
                member,
                "instrument",
                instrument,
                "phase",
                "periodic",
                "items",
                items,
                "score",
                score,
                "answered_at",
                at);
    }

    private void line(String type, @Nullable Object... keysAndValues) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                json.put(String.valueOf(keysAndValues[i]), value instanceof Instant time ? time.toString() : value);
            }
        }
        lines.write(mapper.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
    }
}
