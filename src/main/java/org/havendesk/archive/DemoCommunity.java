package org.havendesk.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
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
import org.havendesk.settings.PublishedSet;

/**
 * An invented community with a queue that looks alive: for an installation without an archive. Nobody in it is real,
 * distress is hinted at and never described. The whole of it has about 3,000 members and fifteen months behind it, the small
 * one only its named few dozen members and four weeks.
 */
public final class DemoCommunity {
    private static final long SEED = 20_260_105;
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String NAME = "Lantern Circle";

    private final DemoScript script = new DemoScript();
    private final Random random = new Random(SEED);
    private final Map<String, String> memberIds = new LinkedHashMap<>();
    private final Map<String, Instant> joined = new LinkedHashMap<>();
    private final Instant now;
    private final DemoTalk talk;
    private final DemoLines lines;

    private DemoCommunity(Instant now, OutputStream lines) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.lines = new DemoLines(lines);
        this.talk = new DemoTalk(script, this.now, random);
        people();
    }

    /**
     * Writes the small community as an archive whose newest records are minutes older than {@code now}; the same for the same
     * now.
     */
    public static void write(Instant now, OutputStream lines) throws IOException {
        new DemoCommunity(now, lines).write();
    }

    /**
     * Writes what is behind the whole community as an archive: everybody and every room, the messages older than four weeks,
     * and the check-ins and reports of those whom no scene names. To be followed by {@link #writePresent} of the same now.
     */
    public static void writePast(Instant now, OutputStream lines) throws IOException {
        var community = new DemoCommunity(now, lines);
        community.past(community.crowd());
    }

    /** Writes the last four weeks of the whole community as an archive, with everything that waits for moderators. */
    public static void writePresent(Instant now, OutputStream lines) throws IOException {
        var community = new DemoCommunity(now, lines);
        community.present(community.crowd());
    }

    /** What is published about it: the level monthly, as a community of its size can. */
    public static PublishedSet publishedSet() {
        return new PublishedSet(
                true,
                new PublishedSet.Level("mood", List.of(1, 2, 3, 4), 2, 10),
                new PublishedSet.Change("who-5", 10, 25),
                new PublishedSet.ActiveDays(List.of(2, 9, 29), 10),
                15,
                20);
    }

    /** Its name, the zone of its days and its programs, for the settings. */
    public static Community community() {
        var programs = new DemoScript()
                .programs.stream()
                        .filter(p -> p.name() != null)
                        .map(p -> new Community.Program(
                                p.name(), p.rooms().stream().map(Room::id).collect(Collectors.toSet())))
                        .toList();
        return new Community(NAME, ZONE, programs);
    }

    private void write() throws IOException {
        members();
        List<Room> rooms = rooms();
        rooms(rooms);
        memberships(rooms);
        for (DemoTalk.Post post : talk.posts) {
            message(post);
        }
        reports();
        new DemoCheckIns(now, joined.size(), random, lines).write(this::id);
    }

    private DemoCrowd crowd() {
        return new DemoCrowd(script, memberIds.keySet(), now, SEED + 1);
    }

    private void past(DemoCrowd crowd) throws IOException {
        members();
        for (var member : crowd.members) {
            lines.line("member", "id", member.id(), "handle", member.handle(), "joined_at", member.joined());
        }
        List<Room> rooms = rooms();
        rooms(rooms);
        memberships(rooms);
        for (var member : crowd.members) {
            for (Room room : member.program().rooms()) {
                membership(room, member.id(), member.joined());
            }
            membership(script.programs.getLast().rooms().getFirst(), member.id(), member.joined());
        }
        know(crowd);
        year(crowd).tell(Instant.EPOCH, now.minus(DemoTalk.WEEKS), this::message);
        var answers = new DemoAnswers(crowd, ZONE, now, SEED + 3);
        answers.reports(lines);
        answers.checkIns(lines);
    }

    private void present(DemoCrowd crowd) throws IOException {
        know(crowd);
        var scenes = new ArrayDeque<>(talk.posts);
        year(crowd).tell(now.minus(DemoTalk.WEEKS), now, post -> {
            while (!scenes.isEmpty() && scenes.getFirst().at.isBefore(post.at)) {
                message(scenes.removeFirst());
            }
            message(post);
        });
        for (DemoTalk.Post post : scenes) {
            message(post);
        }
        reports();
        new DemoCheckIns(now, joined.size(), random, lines).write(this::id);
    }

    private DemoYear year(DemoCrowd crowd) {
        return new DemoYear(script, crowd, talk, ZONE, now, SEED + 2);
    }

    private void know(DemoCrowd crowd) {
        crowd.members.forEach(member -> memberIds.put(member.handle(), member.id()));
    }

    /** Those who only turn up in a scene joined shortly before their first words. */
    private void people() {
        Set<String> handles = new LinkedHashSet<>();
        script.programs.forEach(p -> handles.addAll(p.people()));
        handles.forEach(handle -> joined.put(
                handle, now.minus(30 + random.nextInt(500), ChronoUnit.DAYS).minusSeconds(random.nextInt(86_400))));
        talk.posts.forEach(post -> joined.putIfAbsent(post.who, post.at.minusSeconds(3600)));
        joined.keySet().forEach(handle -> memberIds.put(handle, "member-" + (memberIds.size() + 1)));
    }

    private void members() throws IOException {
        for (var member : joined.entrySet()) {
            lines.line("member", "id", id(member.getKey()), "handle", member.getKey(), "joined_at", member.getValue());
        }
    }

    private void rooms(List<Room> rooms) throws IOException {
        for (Room room : rooms) {
            Instant created = room.kind().equals("direct") ? first(room) : opened();
            lines.line("room", "id", room.id(), "name", room.name(), "kind", room.kind(), "created_at", created);
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
                membership(room, id(handle), Objects.requireNonNull(since));
            }
        }
    }

    private void membership(Room room, String member, Instant joined) throws IOException {
        Instant since = joined.isBefore(opened()) ? opened() : joined;
        lines.line("membership", "room", room.id(), "member", member, "joined_at", since);
    }

    /** The rooms are as old as what is told of them; some people were there before. */
    private Instant opened() {
        return now.minus(DemoYear.DAYS + 1, ChronoUnit.DAYS);
    }

    private List<String> peopleOf(Room room) {
        for (Program program : script.programs) {
            if (program.rooms().contains(room)) {
                return program.name() == null ? List.copyOf(memberIds.keySet()) : program.people();
            }
        }
        return List.of(room.name().split(" and "));
    }

    private void message(DemoTalk.Post post) throws IOException {
        lines.line(
                "message",
                "id",
                post.id,
                "room",
                post.room.id(),
                "member",
                id(post.who),
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

    private void reports() throws IOException {
        int number = 0;
        for (DemoTalk.Reported report : talk.reports) {
            Complaint complaint = report.complaint();
            String subject = complaint.subject();
            lines.line(
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

    private String id(String handle) {
        return Objects.requireNonNull(memberIds.get(handle), handle);
    }
}
