package org.havendesk.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.havendesk.archive.DemoScript.Complaint;
import org.havendesk.archive.DemoScript.Opening;
import org.havendesk.archive.DemoScript.Program;
import org.havendesk.archive.DemoScript.Room;
import org.havendesk.archive.DemoScript.Scene;
import org.jspecify.annotations.Nullable;

/** Four weeks of conversations: the scenes as they are written, and around them threads put together from openings and answers. */
final class DemoTalk {
    private static final int MESSAGES = 900;
    static final Duration WEEKS = Duration.ofDays(28);
    /** How many minutes ago the newest threads ended, so that the rooms look awake. */
    private static final int[] RECENT = {3, 21, 48, 95, 140, 190};

    final List<Post> posts = new ArrayList<>();
    final List<Reported> reports = new ArrayList<>();

    private final DemoScript script;
    private final Instant now;
    private final Random random;
    private final Map<Room, List<Instant[]>> taken = new HashMap<>();
    private final List<String> everybody = new ArrayList<>();

    /** A message. Gets its id when all are known, in the order of time. */
    static final class Post {
        final Room room;
        final String who;
        final String words;
        final Instant at;
        final @Nullable Post answered;
        String id = "";

        @Nullable
        Instant editedAt;

        @Nullable
        Instant removedAt;

        Post(Room room, String who, String words, Instant at, @Nullable Post answered) {
            this.room = room;
            this.who = who;
            this.words = words;
            this.at = at;
            this.answered = answered;
        }
    }

    /** @param post null where no message is meant */
    record Reported(@Nullable Post post, Complaint complaint, Instant at) {}

    private record Topic(Program program, Opening opening) {}

    private record Words(Deck<String> answers, Deck<String> thanks) {}

    DemoTalk(DemoScript script, Instant now, Random random) {
        this.script = script;
        this.now = now;
        this.random = random;
        script.programs.forEach(p -> everybody.addAll(p.people()));
        script.scenes.forEach(this::play);
        script.complaints.forEach(c -> reports.add(new Reported(null, c, ago(c.minutes()))));
        talk();
        changeSome();
        posts.sort(Comparator.comparing((Post p) -> p.at).thenComparing(p -> p.room.id()));
        for (int i = 0; i < posts.size(); i++) {
            posts.get(i).id = "message-" + (i + 1);
        }
        reports.sort(Comparator.comparing(Reported::at));
    }

    private void play(Scene scene) {
        Instant[] times = times(scene);
        Post before = null;
        for (int i = 0; i < times.length; i++) {
            var line = scene.lines().get(i);
            var post = new Post(scene.room(), line.who(), line.words(), times[i], line.isAnswer() ? before : null);
            line.complaints().forEach(c -> reports.add(new Reported(post, c, ago(c.minutes()))));
            posts.add(post);
            before = post;
        }
        take(scene.room(), times[0], times[times.length - 1]);
    }

    /** Backwards from the last line; a line is older than the first complaint about it. */
    private Instant[] times(Scene scene) {
        var times = new Instant[scene.lines().size()];
        Instant next = ago(scene.minutes());
        for (int i = times.length - 1; i >= 0; i--) {
            times[i] = next;
            for (Complaint complaint : scene.lines().get(i).complaints()) {
                Instant latest = ago(complaint.minutes()).minusSeconds(20 + random.nextInt(30));
                times[i] = times[i].isAfter(latest) ? latest : times[i];
            }
            next = times[i].minusSeconds(35 + random.nextInt(120));
        }
        return times;
    }

    private void talk() {
        var topics = new Deck<>(
                script.programs.stream()
                        .flatMap(p -> p.openings().stream().map(o -> new Topic(p, o)))
                        .toList(),
                random);
        var words = new Words(new Deck<>(script.answers, random), new Deck<>(script.thanks, random));
        var newcomers = new Words(new Deck<>(script.welcomes, random), new Deck<>(script.welcomed, random));
        for (int thread = 0; posts.size() < MESSAGES; thread++) {
            Topic topic = topics.draw();
            Program program = topic.program();
            Room room = program.rooms().get(random.nextInt(program.rooms().size()));
            Instant end = thread < RECENT.length ? ago(RECENT[thread]) : someTime();
            if (isAwake(program, end)) {
                thread(topic, room, end, program.name() == null ? newcomers : words);
            }
        }
    }

    private void thread(Topic topic, Room room, Instant end, Words words) {
        var people = new ArrayList<>(
                topic.program().name() == null ? everybody : topic.program().people());
        Collections.shuffle(people, random);
        String opener = people.removeFirst();
        List<String> said = said(topic.opening(), words.answers());
        boolean isThanked = random.nextInt(4) > 0;
        Instant[] times = timesBefore(end, said.size() + 1 + (isThanked ? 1 : 0));
        if (!isFree(room, times[0], end)) {
            return;
        }
        take(room, times[0], end);
        Post begin = post(room, opener, topic.opening().words(), opener, times[0], null);
        Post last = begin;
        for (int i = 0; i < said.size(); i++) {
            Post answered = random.nextInt(100) < 45 ? begin : random.nextInt(4) == 0 ? last : null;
            last = post(room, people.get(i % people.size()), said.get(i), opener, times[i + 1], answered);
        }
        if (isThanked) {
            post(room, opener, words.thanks().draw(), opener, end, random.nextBoolean() ? last : null);
        }
    }

    private List<String> said(Opening opening, Deck<String> answers) {
        var said = new ArrayList<>(opening.answers());
        Collections.shuffle(said, random);
        int more = 1 + random.nextInt(4);
        for (int i = 0; i < more; i++) {
            said.add(answers.draw());
        }
        return said;
    }

    private Post post(Room room, String who, String words, String opener, Instant at, @Nullable Post answered) {
        var post = new Post(room, who, DemoWords.chosen(words, opener, random), at, answered);
        posts.add(post);
        return post;
    }

    private Instant[] timesBefore(Instant end, int count) {
        var times = new Instant[count];
        Instant at = end;
        for (int i = count - 1; i >= 0; i--) {
            times[i] = at;
            at = at.minusSeconds(50 + random.nextInt(random.nextInt(5) == 0 ? 2400 : 420));
        }
        return times;
    }

    private Instant someTime() {
        return now.minusSeconds(7200 + random.nextInt((int) WEEKS.toSeconds() - 7200));
    }

    /** Night owls write by night, the others by day. */
    private static boolean isAwake(Program program, Instant time) {
        int hour = time.atZone(ZoneOffset.UTC).getHour();
        return "Night owls".equals(program.name()) ? hour >= 22 || hour < 5 : hour >= 7 && hour < 23;
    }

    private void changeSome() {
        var older = new ArrayList<>(posts.stream()
                .filter(p -> p.at.isBefore(now.minus(3, ChronoUnit.DAYS)))
                .toList());
        Collections.shuffle(older, random);
        older.subList(0, 12).forEach(p -> p.editedAt = p.at.plusSeconds(40 + random.nextInt(300)));
        older.subList(12, 17).forEach(p -> p.removedAt = p.at.plusSeconds(600 + random.nextInt(3000)));
    }

    private void take(Room room, Instant from, Instant to) {
        taken.computeIfAbsent(room, r -> new ArrayList<>())
                .add(new Instant[] {from.minusSeconds(300), to.plusSeconds(300)});
    }

    /** Whether no conversation stands in the room at this time. */
    boolean isFree(Room room, Instant from, Instant to) {
        return taken.getOrDefault(room, List.of()).stream()
                .noneMatch(other -> from.isBefore(other[1]) && to.isAfter(other[0]));
    }

    private Instant ago(int minutes) {
        return now.minus(minutes, ChronoUnit.MINUTES);
    }

    /** Draws all before it draws one again. */
    private static final class Deck<T> {
        private final List<T> all;
        private final List<T> left = new ArrayList<>();
        private final Random random;

        Deck(Collection<T> all, Random random) {
            this.all = List.copyOf(all);
            this.random = random;
        }

        T draw() {
            if (left.isEmpty()) {
                left.addAll(all);
                Collections.shuffle(left, random);
            }
            return left.removeLast();
        }
    }
}
