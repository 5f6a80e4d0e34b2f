package org.havendesk.kit;

import static org.havendesk.kit.Key.Scope.CASE;
import static org.havendesk.kit.Key.Scope.EVERYWHERE;
import static org.havendesk.kit.Key.Scope.QUEUE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of keys, in the order of the list of all keys: what is pressed, and where it does something. Words stand in
 * the bundle under {@code key.<name>}.
 */
public enum Key {
    NEXT_ROW("J", QUEUE),
    ROW_BEFORE("K", QUEUE),
    OPEN("Enter", QUEUE),
    NEXT_CASE("N", QUEUE, CASE),
    CLAIM("C", QUEUE, CASE),
    RELEASE("R", QUEUE, CASE),
    TIER_IMMEDIATE("1", QUEUE, CASE),
    TIER_URGENT("2", QUEUE, CASE),
    TIER_SOON("3", QUEUE, CASE),
    TIER_ROUTINE("4", QUEUE, CASE),
    DECIDE("D", CASE),
    APPROVE("A", CASE),
    ESCALATE("E", CASE),
    SHOW_WORDS("V", CASE),
    UNDO("Z", CASE),
    FILTERS("/", QUEUE),
    GO_QUEUE("G Q", EVERYWHERE),
    GO_MINE("G M", EVERYWHERE),
    BACK("Esc", CASE),
    HELP("?", EVERYWHERE);

    /** Where a key does something. */
    public enum Scope {
        EVERYWHERE,
        QUEUE,
        CASE
    }

    private final String pressed;
    private final Set<Scope> scopes;

    Key(String pressed, Scope first, Scope... more) {
        this.pressed = pressed;
        this.scopes = EnumSet.of(first, more);
    }

    /** All keys of a place, without those that work everywhere. */
    public static Set<Key> in(Scope scope) {
        var keys = EnumSet.noneOf(Key.class);
        Stream.of(values()).filter(key -> key.scopes.contains(scope)).forEach(keys::add);
        return keys;
    }

    /** What stands on the key caps, one after the other. */
    public List<String> caps() {
        return List.of(pressed.split(" "));
    }

    /** The bundle's key of what it does. */
    public String message() {
        return "key." + name().toLowerCase();
    }

    /** As the browser names it. */
    String browserName() {
        return this == BACK ? "escape" : pressed.toLowerCase();
    }

    static Optional<Key> ofBrowserName(String name) {
        return Stream.of(values()).filter(key -> key.browserName().equals(name)).findFirst();
    }
}
