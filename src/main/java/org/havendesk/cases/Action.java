package org.havendesk.cases;

import java.util.List;
import java.util.stream.Stream;
import org.havendesk.settings.CasePath;

/** What a decision does. Care never warns and never removes; conduct never signposts. */
public enum Action {
    NO_ACTION(CasePath.CONDUCT, false),
    REMOVE_MESSAGE(CasePath.CONDUCT, false),
    WARN(CasePath.CONDUCT, true),
    CONTACT(CasePath.CARE, true),
    SIGNPOST(CasePath.CARE, true),
    HAND_OVER(CasePath.CARE, true);

    private final CasePath path;
    private final boolean needsText;

    Action(CasePath path, boolean needsText) {
        this.path = path;
        this.needsText = needsText;
    }

    static Action of(String key) {
        return valueOf(key.toUpperCase());
    }

    /** The actions that a case on this path offers, in the order in which they are shown. */
    public static List<Action> of(CasePath path) {
        return Stream.of(values()).filter(a -> a.path == path).toList();
    }

    public String key() {
        return name().toLowerCase();
    }

    public CasePath path() {
        return path;
    }

    /** Whether a text goes with it: to the member for warn, contact and signpost; to the supervisor for a hand-over. */
    public boolean needsText() {
        return needsText;
    }

    /** Whether the text reaches the member. */
    public boolean tellsMember() {
        return needsText && this != HAND_OVER;
    }

    /** Whether it can stand beside others; the others exclude everything else. */
    public boolean combines() {
        return this == REMOVE_MESSAGE || this == WARN;
    }
}
