package org.havendesk.chat;

import static org.havendesk.db.desk.Tables.MEMBER_ALIAS;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The aliases of members: drawn at random once, stored, and gone for good when the row is deleted. */
public class Aliases {
    private static final String[] QUALITIES = {
        "Amber", "Ashen", "Autumn", "Birch", "Blue", "Brisk", "Bronze", "Calm", "Cedar", "Clear", "Clover", "Copper",
        "Coral", "Cosy", "Dappled", "Dusty", "Early", "Elm", "Ember", "Evening", "Fern", "Fleet", "Gentle", "Golden",
        "Hazel", "Heather", "Hushed", "Indigo", "Ivory", "Jade", "Keen", "Lilac", "Linen", "Lively", "Lunar", "Maple",
        "Mellow", "Merry", "Misty", "Morning", "Mossy", "Olive", "Opal", "Pale", "Pearl", "Pine", "Plain", "Plum",
        "Quiet", "Rainy", "Rosy", "Rowan", "Rustic", "Sandy", "Sage", "Silver", "Slate", "Snowy", "Soft", "Spring",
        "Steady", "Sunny", "Tall", "Teal", "Tidal", "Velvet", "Violet", "Warm", "Willow", "Winter", "Woolly", "Young"
    };
    private static final String[] NAMES = {
        "Acorn",
        "Badger",
        "Beetle",
        "Bison",
        "Bluebell",
        "Bramble",
        "Brook",
        "Bunting",
        "Cedar",
        "Cricket",
        "Crane",
        "Curlew",
        "Daisy",
        "Deer",
        "Dove",
        "Duck",
        "Falcon",
        "Fawn",
        "Fern",
        "Finch",
        "Fox",
        "Goose",
        "Grouse",
        "Gull",
        "Hare",
        "Harbour",
        "Hawk",
        "Heron",
        "Iris",
        "Jay",
        "Juniper",
        "Kite",
        "Lamb",
        "Lark",
        "Linnet",
        "Lynx",
        "Magpie",
        "Marten",
        "Meadow",
        "Mole",
        "Moth",
        "Newt",
        "Nettle",
        "Oak",
        "Oriole",
        "Otter",
        "Owl",
        "Pebble",
        "Petrel",
        "Pigeon",
        "Pine",
        "Plover",
        "Poppy",
        "Quail",
        "Rabbit",
        "Raven",
        "Reed",
        "Robin",
        "Rook",
        "Seal",
        "Sedge",
        "Shrew",
        "Sparrow",
        "Starling",
        "Stoat",
        "Stork",
        "Swan",
        "Swift",
        "Teal",
        "Tern",
        "Thistle",
        "Thrush",
        "Toad",
        "Trout",
        "Vole",
        "Warbler",
        "Wren"
    };
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final DSLContext desk;

    public Aliases(DSLContext desk) {
        this.desk = desk;
    }

    /** The aliases of these members by member id; who had none gets one. */
    public Map<String, Alias> of(Collection<String> memberIds) {
        Set<String> wanted = new HashSet<>(memberIds);
        Map<String, Alias> known = read(wanted);
        while (known.size() < wanted.size()) {
            draw(wanted.stream().filter(id -> !known.containsKey(id)).sorted().toList());
            known.putAll(read(wanted));
        }
        return known;
    }

    /** The alias of one member. */
    public Alias of(String memberId) {
        return of(Set.of(memberId)).get(memberId);
    }

    private Map<String, Alias> read(Set<String> memberIds) {
        Map<String, Alias> aliases = new HashMap<>();
        desk.select(MEMBER_ALIAS.MEMBER_ID, MEMBER_ALIAS.WORDS, MEMBER_ALIAS.CODE)
                .from(MEMBER_ALIAS)
                .where(MEMBER_ALIAS.MEMBER_ID.eq(DSL.any(memberIds.toArray(String[]::new))))
                .forEach(r -> aliases.put(r.value1(), new Alias(r.value2(), r.value3())));
        return aliases;
    }

    /** Where words and code are taken, or another node was first, nothing is stored and the caller draws again. */
    private void draw(List<String> memberIds) {
        desk.insertInto(MEMBER_ALIAS, MEMBER_ALIAS.MEMBER_ID, MEMBER_ALIAS.WORDS, MEMBER_ALIAS.CODE)
                .valuesOfRows(memberIds.stream()
                        .map(id -> DSL.row(id, words(), code()))
                        .toList())
                .onConflictDoNothing()
                .execute();
    }

    private String words() {
        String quality = QUALITIES[random.nextInt(QUALITIES.length)];
        String name = NAMES[random.nextInt(NAMES.length)];
        return quality.equals(name) ? words() : quality + " " + name;
    }

    private String code() {
        return random.ints(3, 0, SIGNS.length())
                .collect(StringBuilder::new, (code, i) -> code.append(SIGNS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
