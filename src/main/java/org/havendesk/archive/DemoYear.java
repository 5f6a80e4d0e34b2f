package org.havendesk.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import org.havendesk.archive.DemoCrowd.Member;
import org.havendesk.archive.DemoScript.Program;
import org.havendesk.archive.DemoScript.Room;
import org.havendesk.archive.DemoTalk.Post;
import org.jspecify.annotations.Nullable;

/**
 * Fifteen months of what the crowd writes, a day at a time in the order of time, so that nobody has to hold them all. A day
 * is the same whichever day the telling begins with.
 */
final class DemoYear {
    static final int DAYS = 457;

    /** A conversation has about eight messages. */
    private static final double CONVERSATIONS_A_DAY = 68;

    /** How lively each four-hour block is. */
    private static final int[] HOURS = {6, 5, 19, 21, 22, 27};

    private static final int[] NIGHT = {60, 8, 2, 2, 3, 25};
    private static final String NIGHT_PROGRAM = "Night owls";
    private static final int TRIES = 6;

    private final DemoWords words = new DemoWords();
    private final ZoneId zone;
    private final Instant now;
    private final LocalDate first;
    private final LocalDate today;
    private final long seed;
    private final DemoTalk talk;
    private final Map<Program, List<List<Member>>> byBlock = new LinkedHashMap<>();
    private final Map<LocalDate, List<Member>> newcomers = new HashMap<>();
    private final Program porch;
    private final PriorityQueue<Post> waiting =
            new PriorityQueue<>(Comparator.comparing((Post p) -> p.at).thenComparing(p -> p.id));
    private final Map<Room, List<Instant[]>> taken = new HashMap<>();
    private Random random = new Random();
    private String day = "";
    private int number;

    /** @param talk what stands already; no room has two conversations at once */
    DemoYear(DemoScript script, DemoCrowd crowd, DemoTalk talk, ZoneId zone, Instant now, long seed) {
        this.zone = zone;
        this.now = now;
        this.seed = seed;
        this.talk = talk;
        this.today = LocalDate.ofInstant(now, zone);
        this.first = today.minusDays(DAYS);
        this.porch = script.programs.getLast();
        for (Member member : crowd.members) {
            var blocks = byBlock.computeIfAbsent(member.program(), p -> emptyBlocks());
            for (int i = 0; i < member.weight(); i++) {
                blocks.get(member.block()).add(member);
            }
            newcomers
                    .computeIfAbsent(LocalDate.ofInstant(member.joined(), zone), d -> new ArrayList<>())
                    .add(member);
        }
    }

    /** Takes the messages of a stretch of time, in order. */
    interface Posts {
        void take(Post post) throws java.io.IOException;
    }

    /** Tells everything that is written from {@code from} until before {@code to}. */
    void tell(Instant from, Instant to, Posts posts) throws java.io.IOException {
        waiting.clear();
        LocalDate begin = LocalDate.ofInstant(from, zone).minusDays(1);
        for (LocalDate date = begin.isBefore(first) ? first : begin;
                !date.isAfter(today) && date.atStartOfDay(zone).toInstant().isBefore(to);
                date = date.plusDays(1)) {
            write(date);
            Instant midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
            while (!waiting.isEmpty() && waiting.peek().at.isBefore(midnight)) {
                Post post = waiting.remove();
                if (!post.at.isBefore(from) && post.at.isBefore(to)) {
                    posts.take(post);
                }
            }
        }
    }

    private void write(LocalDate date) {
        random = new Random(new SplittableRandom(seed + date.toEpochDay()).nextLong());
        day = "message-" + date + "-";
        number = 0;
        taken.clear();
        for (Member member : newcomers.getOrDefault(date, List.of())) {
            if (member.joined().isBefore(now)) {
                conversation(porch, member, member.joined().plusSeconds(900));
            }
        }
        byBlock.forEach((program, blocks) -> {
            int size = blocks.stream().mapToInt(List::size).sum();
            double mean = CONVERSATIONS_A_DAY * size / total() * season(date);
            int conversations = (int) (mean + random.nextDouble());
            for (int i = 0; i < conversations; i++) {
                conversation(program, date);
            }
        });
    }

    private void conversation(Program program, LocalDate date) {
        int[] hours = NIGHT_PROGRAM.equals(program.name()) ? NIGHT : HOURS;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int block = drawn(hours);
            Instant at = date.atStartOfDay(zone).toInstant().plusSeconds(block * 14_400L + random.nextInt(14_400));
            Member opener = somebody(program, block, at);
            if (opener != null && conversation(program, opener, at)) {
                return;
            }
        }
    }

    /** Whether there was room for it. */
    private boolean conversation(Program program, Member opener, Instant begin) {
        Room room = program.rooms().get(random.nextInt(program.rooms().size()));
        Instant[] times = times(begin, 3 + random.nextInt(6) + random.nextInt(5));
        Instant end = times[times.length - 1];
        if (!end.isBefore(now.minusSeconds(120)) || !talk.isFree(room, begin, end) || !isFree(room, begin, end)) {
            return false;
        }
        taken.computeIfAbsent(room, r -> new ArrayList<>()).add(new Instant[] {begin, end});
        String name = String.valueOf(opener.program().name());
        Post start =
                post(room, opener, program == porch ? words.hello(random) : words.opening(name, random), begin, null);
        Post last = start;
        List<Member> circle = circle(opener, begin);
        for (int i = 1; i < times.length; i++) {
            boolean isBack = i > 1 && random.nextInt(4) == 0;
            Member who = isBack ? opener : circle.get(random.nextInt(circle.size()));
            Post meant = isBack || random.nextInt(3) == 0 ? last : start;
            last = post(
                    room,
                    who,
                    words.answer(name, meant.who, random),
                    times[i],
                    !meant.who.equals(who.handle()) && random.nextInt(100) < who.replying() ? meant : null);
        }
        return true;
    }

    /** The few who talk with each other this time. */
    private List<Member> circle(Member opener, Instant at) {
        var circle = new ArrayList<Member>();
        int size = 2 + random.nextInt(4);
        for (int attempt = 0; circle.size() < size && attempt < 4 * size; attempt++) {
            int block = at.atZone(zone).getHour() / 4;
            Member somebody = somebody(opener.program(), block, at);
            if (somebody != null && somebody != opener) {
                circle.add(somebody);
            }
        }
        return circle.isEmpty() ? List.of(opener) : circle;
    }

    /** Mostly one of those who are there at this time of day; null where nobody was found. */
    private @Nullable Member somebody(Program program, int block, Instant at) {
        var blocks = byBlock.get(program);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<Member> some = blocks.get(random.nextInt(4) == 0 ? random.nextInt(blocks.size()) : block);
            Member member = some.isEmpty() ? null : some.get(random.nextInt(some.size()));
            if (member != null && member.isThere(at)) {
                return member;
            }
        }
        return null;
    }

    private Post post(Room room, Member who, String words, Instant at, @Nullable Post answered) {
        var post = new Post(room, who.handle(), words, at, answered);
        post.id = day + ++number;
        waiting.add(post);
        return post;
    }

    private Instant[] times(Instant begin, int count) {
        var times = new Instant[count];
        Instant at = begin;
        for (int i = 0; i < count; i++) {
            times[i] = at;
            at = at.plusSeconds(35 + random.nextInt(random.nextInt(12) == 0 ? 1500 : 240));
        }
        return times;
    }

    private boolean isFree(Room room, Instant from, Instant to) {
        return taken.getOrDefault(room, List.of()).stream()
                .noneMatch(other -> from.isBefore(other[1]) && to.isAfter(other[0]));
    }

    /** A little more each month, more in winter, and on Sundays. */
    private double season(LocalDate date) {
        double grown = .88
                + .22
                        * Duration.between(first.atStartOfDay(), date.atStartOfDay())
                                .toDays()
                        / DAYS;
        double winter = 1 + .08 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 15) / 365);
        return grown * winter * (date.getDayOfWeek().getValue() == 7 ? 1.15 : 1);
    }

    private int total() {
        return byBlock.values().stream()
                .flatMap(List::stream)
                .mapToInt(List::size)
                .sum();
    }

    private int drawn(int[] hours) {
        int at = random.nextInt(java.util.Arrays.stream(hours).sum());
        int block = 0;
        while (at >= hours[block]) {
            at -= hours[block++];
        }
        return block;
    }

    private static List<List<Member>> emptyBlocks() {
        return java.util.stream.IntStream.range(0, HOURS.length)
                .<List<Member>>mapToObj(i -> new ArrayList<>())
                .toList();
    }
}
