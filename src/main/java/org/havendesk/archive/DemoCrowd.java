package org.havendesk.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.havendesk.archive.DemoScript.Program;
import org.jspecify.annotations.Nullable;

/**
 * The many members of the whole demo community, whom the scenes do not name: in which program each is at home, at what hours
 * each is there, how much each writes and answers, and how each is doing.
 */
final class DemoCrowd {
    /** How many are at home where; one program is so small that its figures are held back. */
    private static final Map<String, Integer> SIZES = Map.of(
            "Grief and loss", 740, "Young adults", 870, "Carers", 710, "Night owls", 24, "Living with pain", 610);

    /** How mood differs from the community's middle. */
    private static final Map<String, Double> MOODS = Map.of(
            "Grief and loss", -.25, "Young adults", .15, "Carers", 0., "Night owls", -.15, "Living with pain", -.05);

    /** Of a hundred members, how many write mostly in each four-hour block of the day. */
    private static final Map<String, int[]> HOURS = Map.of(
            "Grief and loss", new int[] {4, 4, 18, 18, 26, 30},
            "Young adults", new int[] {12, 2, 8, 20, 24, 34},
            "Carers", new int[] {6, 10, 22, 24, 14, 24},
            "Night owls", new int[] {55, 10, 3, 3, 4, 25},
            "Living with pain", new int[] {6, 8, 28, 26, 18, 14});

    private static final String[] FIRST =
            ("amber autumn barefoot blue brisk brown candle cloudy clover copper cosy crooked curious dusty early east"
                            + " elder fern folded foggy frosty garden gentle ginger grey hazel hidden honey humming inland"
                            + " ivory jasmine kind late lemon little lost low maple mellow misty mossy nettle north nutmeg"
                            + " odd old open orchard paper patient pebble plain plum quiet rainy red river rusty saffron")
                    .split(" ");
    private static final String[] SECOND =
            ("acorn anchor apron attic badger bakery basket bench blanket bramble bridge button canal cardigan"
                            + " chimney compass cottage crayon cricket cushion dahlia doorstep drum envelope feather ferry"
                            + " fiddle gate heron hill jigsaw kettle kite ladder lamp lark letter magpie marble meadow mitten"
                            + " needle orbit otter oven parcel pear piano pocket postcard puddle radish robin saucer shore"
                            + " slipper spoon sparrow teapot thimble tram umbrella violin wagon walnut willow window wren")
                    .split(" ");

    /**
     * @param block the four-hour block in which they mostly write, 0 for midnight to four
     * @param weight how much they write
     * @param leaves when they fell silent, or null
     * @param replying of a hundred messages in a conversation, how many answer somebody by name
     * @param mood how they are doing, before the seasons: about 1 to 5
     * @param answering of a hundred times that they are asked how they are, how many they answer
     */
    record Member(
            String id,
            String handle,
            Program program,
            int block,
            int weight,
            Instant joined,
            @Nullable Instant leaves,
            int replying,
            double mood,
            int answering) {

        boolean isThere(Instant at) {
            return !joined.isAfter(at) && (leaves == null || leaves.isAfter(at));
        }
    }

    final List<Member> members = new ArrayList<>();
    private final Random random;
    private final Instant now;

    /** @param taken handles of those who are named, whose ids come first */
    DemoCrowd(DemoScript script, Set<String> taken, Instant now, long seed) {
        this.random = new Random(seed);
        this.now = now;
        List<String> handles = handles(taken);
        for (Program program : script.programs) {
            int size = SIZES.getOrDefault(String.valueOf(program.name()), 0);
            for (int i = 0; i < size; i++) {
                members.add(member("member-" + (taken.size() + members.size() + 1), handles.removeLast(), program));
            }
        }
    }

    private List<String> handles(Set<String> taken) {
        var handles = new HashSet<String>();
        for (String first : FIRST) {
            for (String second : SECOND) {
                handles.add(first + "_" + second);
            }
        }
        handles.removeAll(taken);
        var mixed = new ArrayList<>(handles);
        Collections.sort(mixed);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private Member member(String id, String handle, Program program) {
        String name = String.valueOf(program.name());
        boolean isNew = random.nextInt(100) < 15;
        Instant joined = ago(isNew ? random.nextInt(440) : DemoYear.DAYS + 10 + random.nextInt(500));
        Instant leaves = !isNew && random.nextInt(100) < 12 ? ago(random.nextInt(400)) : null;
        return new Member(
                id,
                handle,
                program,
                drawn(HOURS.get(name)),
                new int[] {1, 3, 9, 25}[drawn(new int[] {42, 36, 17, 5})],
                joined,
                leaves,
                new int[] {4, 35, 65, 92}[drawn(new int[] {22, 34, 28, 16})],
                3.25 + MOODS.get(name) + random.nextGaussian() * .85,
                new int[] {96, 70, 15}[drawn(new int[] {60, 22, 18})]);
    }

    /** The index of the part that a number out of the sum of all falls into. */
    private int drawn(int[] parts) {
        int at = random.nextInt(java.util.Arrays.stream(parts).sum());
        int index = 0;
        while (at >= parts[index]) {
            at -= parts[index++];
        }
        return index;
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days)).minusSeconds(3600 + random.nextInt(80_000));
    }
}
